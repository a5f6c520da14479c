"""What an office files, signs or hangs on the wall, made from the rows: documents, tables, calendars.

Made anew at each asking and kept nowhere; making one changes nothing.
"""
