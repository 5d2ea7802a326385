"""What a database consists of, as plain data that can be compared."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine, Inspector, inspect, text

Parts = Iterator[tuple[str, Any]]


def described(engine: Engine) -> dict[str, Any]:
    """Describe all tables but Alembic's own: columns, keys, checks and indexes by name."""
    inspector = inspect(engine)
    tables = set(inspector.get_table_names()) - {"alembic_version"}
    return {
        f"{table}: {name}": _plain(part)
        for table in sorted(tables)
        for name, part in [*_parts(inspector, table), *_exclusions(engine, table)]
    }


def _parts(inspector: Inspector, table: str) -> Parts:
    for column in inspector.get_columns(table):
        # A column added later has a default, for the rows there are and for processes of the
        # release before; the code itself always names a value.
        counted = "nextval" in str(column["default"])
        yield f"column {column['name']}", {**column, "default": counted}
    yield "primary key", inspector.get_pk_constraint(table)
    kinds: dict[str, Any] = {
        "foreign key": inspector.get_foreign_keys(table),
        "unique": inspector.get_unique_constraints(table),
        "check": inspector.get_check_constraints(table),
        "index": inspector.get_indexes(table),
    }
    for kind, constraints in kinds.items():
        for constraint in constraints:
            yield f"{kind} {constraint['name']}", constraint


def leftovers(engine: Engine) -> set[str]:
    """Name whatever there is beside Alembic's own table: tables, indexes, triggers, sequences."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master",
        "postgresql": "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
        "UNION ALL SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[engine.dialect.name]
    with engine.connect() as connection:
        names = set(connection.scalars(text(query)))
    return {name for name in names if "alembic_version" not in name}


def _plain(value: Any) -> Any:
    """Turn types and SQL expressions inside a description into their text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, bool | int | str | None) else str(value)


def _exclusions(engine: Engine, table: str) -> Parts:
    """What SQLAlchemy's inspector does not see: EXCLUDE constraints, and SQLite has none."""
    if engine.dialect.name != "postgresql":
        return
    query = text(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype = 'x' AND conrelid = CAST(:table AS regclass)"
    )
    with engine.connect() as connection:
        for name, definition in connection.execute(query, {"table": table}):
            yield f"exclusion {name}", definition
