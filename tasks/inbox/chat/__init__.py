"""What agencies write in a chat with the office's bot: bound to a contact by a one-time code, then taken like mail."""
