"""Applications for tests, on databases built by the real migrations."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

from cryptography.fernet import Fernet
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import delete

from app.config import Settings
from app.db import Base, db
from app.factory import create_app
from app.web.limits import limiter
from tests.support.telegram import MANAGER_TOKEN, TELEGRAM_PUBLIC_KEY

SETTINGS = Settings(
    secret_key="a secret for tests, at least 32 characters",
    token_keys=(Fernet.generate_key().decode(),),
    public_url="http://127.0.0.1:8000",
    database_url="",
    telegram_api_url="http://127.0.0.1:8001",
    telegram_public_key=TELEGRAM_PUBLIC_KEY,
    manager_bot_token=MANAGER_TOKEN,
    log_format="console",
)


def build_app(database_url: str, **changes: Any) -> Flask:
    """Build an application on a migrated database."""
    app = create_app(replace(SETTINGS, database_url=database_url, **changes))
    app.testing = True
    with app.app_context():
        upgrade()
    return app


@contextmanager
def clean(app: Flask) -> Iterator[Flask]:
    """Lend an application and delete whatever was stored meanwhile.

    Tests commit for real, so that what they see is what production does.
    """
    try:
        yield app
    finally:
        with app.app_context():
            db.session.remove()
            _delete_everything()
            limiter.reset()


def _delete_everything() -> None:
    # As one script for the driver: a statement at a time would be half of all the suite sends.
    script = ";".join(str(delete(table)) for table in reversed(Base.metadata.sorted_tables))
    with closing(db.engine.raw_connection()) as connection:
        if db.engine.dialect.name == "sqlite":
            connection.driver_connection.executescript(f"BEGIN IMMEDIATE; {script}; COMMIT")
        else:
            connection.driver_connection.execute(script)
            connection.commit()
