"""A PostgreSQL server told something that no transaction takes: databases made, copied, ended."""

from sqlalchemy import URL, create_engine, text


def tell(server: str | URL, *statements: str) -> None:
    """Carry out each statement by itself."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
