"""Pictures: read by OCR, or drawn anew to be looked at."""
