"""The database: base class of models, and the one way to run a transaction."""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    BigInteger,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Session, registry
from sqlalchemy.types import TypeDecorator

from app.domain.errors import (
    BotTaken,
    DomainError,
    IdempotencyKeyReused,
    SlotTaken,
    SlugTaken,
)

# A broken constraint that a use case may run into, and what it means to the caller.
_MEANINGS: dict[str, type[DomainError]] = {
    "ex_blocked_stretches_overlap": SlotTaken,
    "uq_tenants_slug": SlugTaken,
    "uq_visits_tenant_id_client_id_idempotency_key": IdempotencyKeyReused,
    "uq_bots_telegram_id": BotTaken,
    "uq_bots_tenant_id": BotTaken,
}
_INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
_SQLITE_UNIQUE = re.compile(r"UNIQUE constraint failed: (.+)")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in UTC. SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time: it would mean whatever the server's zone is."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime was about to be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the instant in UTC, whatever zone the connection has."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Base of all models."""

    registry = registry(
        metadata=MetaData(
            naming_convention={
                "pk": "pk_%(table_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "fk": "fk_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            }
        ),
        type_annotation_map={
            # SQLite counts rows up by itself only in a column that is INTEGER to the letter.
            int: BigInteger().with_variant(Integer, "sqlite"),
            str: Text(),
            bytes: LargeBinary(),
            datetime: UtcDateTime(),
        },
    )


db = SQLAlchemy(session_options={"expire_on_commit": False})


@contextmanager
def transaction() -> Iterator[Session]:
    """Run one use case: commit at the end, roll back on any error.

    Raises the domain error that a broken constraint stands for.
    """
    session = db.session()
    # What a guard read ends here: SQLite cannot turn a transaction that reads into one that writes.
    session.rollback()
    session.connection(execution_options={"writes": True})
    try:
        yield session
        session.commit()
    except IntegrityError as error:
        session.rollback()
        raise _meaning(error) from error
    except BaseException:
        session.rollback()
        raise


def reader() -> Session:
    """Return the session for reading; what is begun here a `reading` or a `transaction` ends."""
    session = db.session()
    if not session.in_transaction() and session.get_bind().dialect.name == "postgresql":
        # At READ COMMITTED each query sees its own snapshot anyway, so a BEGIN and a ROLLBACK
        # around them would be two trips to the server for nothing.
        session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})
    return session


@contextmanager
def reading() -> Iterator[Session]:
    """Run queries; nothing is written. What was read stays readable afterwards."""
    session = reader()
    try:
        yield session
    finally:
        # A rollback makes every loaded object forget its values, and each would be read again.
        session.expunge_all()
        session.rollback()


def insert_new(session: Session, model: type[Base], **values: object) -> bool:
    """Insert a row unless one with the same key exists; tells whether it was inserted.

    Two requests that meet here both go on: the loser reads what the winner wrote.
    """
    insert = _INSERTS[session.get_bind().dialect.name]
    table = model.__table__
    statement = insert(table).values(**values).on_conflict_do_nothing()
    return session.execute(statement.returning(*table.primary_key)).first() is not None


def insert_or_update(
    session: Session,
    model: type[Base],
    *,
    key: Sequence[str],
    values: Mapping[str, object],
    changes: Mapping[str, object],
) -> None:
    """Insert a row, or change the one that has the same key; one statement, whoever else comes."""
    insert = _INSERTS[session.get_bind().dialect.name]
    statement = insert(model.__table__).values(**values)
    session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=dict(changes)))


def _meaning(error: IntegrityError) -> Exception:
    meaning = _MEANINGS.get(constraint_name(error) or "")
    return meaning() if meaning else error


def constraint_name(error: IntegrityError) -> str | None:
    """Return the name of the broken constraint on either database, where it is told."""
    origin = error.orig
    if isinstance(origin, sqlite3.Error):
        return _sqlite_constraint_name(str(origin))
    diagnostics = getattr(origin, "diag", None)
    return getattr(diagnostics, "constraint_name", None)


def _sqlite_constraint_name(message: str) -> str | None:
    # SQLite names columns where PostgreSQL names the constraint; our triggers raise their name.
    if not (found := _SQLITE_UNIQUE.fullmatch(message)):
        return message
    columns = found[1].split(", ")
    table = Base.metadata.tables.get(columns[0].partition(".")[0])
    for constraint in table.constraints if table is not None else ():
        if isinstance(constraint, UniqueConstraint) and _names(constraint) == columns:
            return str(constraint.name)
    return None


def _names(constraint: UniqueConstraint) -> Sequence[str]:
    return [f"{column.table.name}.{column.name}" for column in constraint.columns]


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: object) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # we say BEGIN ourselves, below
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "busy_timeout=15000",
        "cache_size=-16000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    # A transaction that starts by reading and then writes cannot wait for another writer; it fails
    # at once. One that will write says so at its start and queues up.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
