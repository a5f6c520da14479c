"""Every table, for what looks at the whole schema: migrations, and copies made in memory.

A command that only reads a few loads those: a table takes three thousandths of a second to load, of half a second.
"""

from models import draft, proof  # noqa: F401, I001
from models.history import chat_account, day_seal, stored_file  # noqa: F401
from models import access_link, account, agency, campaign, database, directive, due, event, incoming_mail, message  # noqa: F401  (they join it)
from models.columns import Table

metadata = Table.metadata
