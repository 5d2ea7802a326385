"""Databases that no other test uses, for migrations to build and to tear down."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from flask import Flask

from app.db import db
from app.factory import create_app
from tests.support.apps import SETTINGS
from tests.support.postgres import create_database, drop_database

_numbers = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def on_empty_database(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[[], Flask]]:
    """Build applications, each on an empty database of its own."""
    server, names, apps = os.environ["OKOSHKO_TEST_SERVER"], [], []

    def build() -> Flask:
        name = f"okoshko_own_{os.getpid()}_{next(_numbers)}"
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path}/{name}.db"
        else:
            names.append(name)
            url = create_database(server, name)
        apps.append(create_app(replace(SETTINGS, database_url=url)))
        return apps[-1]

    yield build
    for app in apps:
        with app.app_context():
            db.engine.dispose()
    for name in names:
        drop_database(server, name)
