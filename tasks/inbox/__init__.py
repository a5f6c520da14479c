"""From a mail to an accepted answer, or to the review tray."""
