"""What an office files or signs, made from the rows: documents, tables, calendars.

Made anew at each asking and kept nowhere; making one changes nothing.
"""
