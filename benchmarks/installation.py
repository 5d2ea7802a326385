"""A whole installation on an empty, migrated database of either kind, as in production."""

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stderr
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cryptography.fernet import Fernet
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import text

from app.config import load_settings
from app.db import db
from app.factory import create_app

ROOT = Path(__file__).parents[1]
KINDS = ("SQLite", "PostgreSQL")

# By name, because the tests are not held to the types that benchmarks are.
_postgres: Any = import_module("tests.support.postgres")


@dataclass(frozen=True, slots=True)
class Installation:
    """An application and the environment in which a process of its own would be the same one."""

    kind: str
    folder: Path
    environ: Mapping[str, str]
    app: Flask

    @property
    def process_environ(self) -> dict[str, str]:
        """Return the environment for `gunicorn wsgi:app` or `flask worker`."""
        return {**os.environ, **self.environ, "FLASK_APP": "wsgi.py", "PYTHONUNBUFFERED": "1"}


@contextmanager
def installation(kind: str, **settings: str) -> Iterator[Installation]:
    """Build an installation and remove it afterwards; `settings` stand for environment variables.

    Its logs are written, as everywhere, but into a file.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="okoshko-bench-")))
        environ = {
            "DATABASE_URL": stack.enter_context(_database(kind, folder)),
            "SECRET_KEY": secrets.token_urlsafe(48),
            "TOKEN_KEYS": Fernet.generate_key().decode(),
            "PUBLIC_URL": "https://booking.example.org",
            "TELEGRAM_API_URL": "https://api.telegram.org",
            "LOG_FORMAT": "json",
            # Named although empty, so that a developer's .env adds nothing.
            **dict.fromkeys(("TELEGRAM_PROXY", "REDIS_URL", "SENTRY_DSN"), ""),
            **settings,
        }
        log = stack.enter_context((folder / "app.log").open("w"))
        with redirect_stderr(log):
            app = create_app(load_settings(environ))
        with app.app_context():
            upgrade()
        yield Installation(kind, folder, environ, app)
        with app.app_context():
            db.engine.dispose()


def settle_down(place: Installation) -> None:
    """Do after loading much data what the database does by itself sooner or later."""
    # With commits not yet flushed a vacuum could call no page visible to all.
    steps = ("CHECKPOINT", "VACUUM ANALYZE") if place.kind == "PostgreSQL" else ("ANALYZE",)
    with place.app.app_context(), db.engine.connect() as connection:
        outside = connection.execution_options(isolation_level="AUTOCOMMIT")
        for step in steps:
            outside.execute(text(step))


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[str]:
    if kind == "SQLite":
        yield f"sqlite:///{folder}/bench.db"
        return
    with ExitStack() as stack:
        server = _postgres.running_server()
        if server is None:
            cluster = _postgres.Cluster()
            stack.callback(cluster.stop)
            server = cluster.url
        name = f"okoshko_bench_{os.getpid()}_{secrets.token_hex(3)}"
        stack.callback(_postgres.drop_database, server, name)
        yield _postgres.create_database(server, name)
