"""Databases for all tests, on SQLite and PostgreSQL alike."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings

from app.db import db
from tests.support import factories
from tests.support.apps import build_app, clean
from tests.support.postgres import Cluster, create_database, drop_database, running_server

_SERVER = "OKOSHKO_TEST_SERVER"
_cluster: list[Cluster] = []

settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


def pytest_configure(config: pytest.Config) -> None:
    """Start one PostgreSQL for all the processes of a run."""
    config.addinivalue_line("markers", "untraced: adds nothing to the coverage; see bin/check")
    if hasattr(config, "workerinput") or _SERVER in os.environ:
        return
    server = running_server()
    if server is None:
        _cluster.append(Cluster())
        server = _cluster[0].url
    os.environ[_SERVER] = server


def pytest_unconfigure(config: pytest.Config) -> None:
    while not hasattr(config, "workerinput") and _cluster:
        _cluster.pop().stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what would only be slower if its coverage were measured.

    That is what runs on SQLite as well, but for races, which one writer cannot have; and the
    browser's tests, for which the product runs in processes of its own.
    """
    for item in items:
        repeated = "[postgresql" in item.name and "race" not in item.path.stem
        if repeated or "browser" in item.path.parts:
            item.add_marker("untraced")


@pytest.fixture(scope="session")
def database_urls(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """Addresses of one empty database of each kind for this process."""
    server = os.environ[_SERVER]
    name = f"okoshko_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
    folder: Path = tmp_path_factory.mktemp("sqlite")
    yield {
        "sqlite": f"sqlite:///{folder}/test.db",
        "postgresql": create_database(server, name),
    }
    drop_database(server, name)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def migrated_app(request: pytest.FixtureRequest, database_urls: dict[str, str]) -> Iterator[Flask]:
    app = build_app(database_urls[request.param])
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(migrated_app: Flask) -> Iterator[Flask]:
    """An application on an empty database; runs each test on both kinds."""
    with clean(migrated_app):
        yield migrated_app


@pytest.fixture
def context(app: Flask) -> Iterator[Flask]:
    """The same, inside its context, for tests that call use cases."""
    with app.app_context():
        yield app


@pytest.fixture
def now() -> Iterator[time_machine.Traveller]:
    """Stop the clock on a Monday noon."""
    with time_machine.travel(factories.NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def http(app: Flask) -> FlaskClient:
    return app.test_client()
