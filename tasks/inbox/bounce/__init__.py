"""What the mail servers say of letters of ours that did not arrive."""
