"""How Alembic reaches the database: through the application's own settings."""

from logging import getLogger

from alembic import context
from flask import current_app

import app.models  # noqa: F401  # makes the tables known
from app.db import Base, db

_LOCK_TIMEOUT = "5s"

getLogger("alembic").setLevel("WARNING")


def run_migrations() -> None:
    """Run what is missing, each migration in a transaction of its own.

    A migration that cannot get its lock gives up soon, so that bookings do not queue behind it.
    """
    with db.engine.connect().execution_options(writes=True) as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            transaction_per_migration=True,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SET lock_timeout = '{_LOCK_TIMEOUT}'")
                # The application's own limit is for requests; an index may take its time.
                connection.exec_driver_sql("SET statement_timeout = 0")
            context.run_migrations()


run_migrations()
