"""Văn bản mới: a document taken in at the desk, confirmed on one page, tried out, launched."""
