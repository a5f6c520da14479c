"""Alembic's entry: runs on the connection that models.database hands over."""

from alembic import context
from sqlmodel import SQLModel

from models import database  # noqa: F401  (all tables join the metadata)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
