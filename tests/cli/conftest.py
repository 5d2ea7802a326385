"""`flask …` against the sandbox, which runs as a process of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from click import Command
from click.testing import Result
from flask import Flask

from app.db import db
from app.factory import create_app
from tests.support.sandbox import Sandbox, running_sandbox

# Nobody listens there, so what the sandbox delivers stays with it.
PUBLIC_URL = "http://127.0.0.1:9"


class Cli:
    """The host's command line, of an installation with these settings."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    def run(self, *words: str, **options: Any) -> Result:
        return self._invoke(None, args=words, **options)

    def run_command(self, command: Command) -> Result:
        return self._invoke(command, args=[])

    def _invoke(self, command: Command | None, **options: Any) -> Result:
        result = self.app.test_cli_runner().invoke(command, **options)
        # An exception is a traceback before the host's eyes.
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result


@pytest.fixture(scope="session")
def one_sandbox() -> Iterator[Sandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(one_sandbox: Sandbox) -> Sandbox:
    one_sandbox.reset()
    return one_sandbox


@pytest.fixture
def cli_with(app: Flask) -> Iterator[Callable[..., Cli]]:
    """Build a command line with other settings, on the test's database."""
    built = []

    def build(**changes: Any) -> Cli:
        built.append(create_app(replace(app.extensions["okoshko"].settings, **changes)))
        return Cli(built[-1])

    yield build
    for one in built:
        with one.app_context():
            db.engine.dispose()


@pytest.fixture(scope="session")
def sandbox_app(migrated_app: Flask, one_sandbox: Sandbox) -> Iterator[Flask]:
    settings = migrated_app.extensions["okoshko"].settings
    built = create_app(replace(settings, telegram_api_url=one_sandbox.url, public_url=PUBLIC_URL))
    yield built
    with built.app_context():
        db.engine.dispose()


@pytest.fixture
def cli(app: Flask, sandbox_app: Flask, sandbox: Sandbox) -> Cli:
    """The command line of an installation on the test's database, whose Telegram is the sandbox."""
    return Cli(sandbox_app)
