"""A PostgreSQL for the tests: the one named, the one running, or a private one."""

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import psycopg

LOCAL = "postgresql://postgres@127.0.0.1:5432/postgres"
_SETTINGS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"


class Cluster:
    """A server of our own in a temporary folder, reached by a socket in it."""

    def __init__(self) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="okoshko-pg-"))
        self._as_root = os.geteuid() == 0
        if self._as_root:
            shutil.chown(self._home, "postgres", "postgres")
        self._run(
            "initdb", "-D", self._data, "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8"
        )
        options = f"-c listen_addresses='' -k {self._home} {_SETTINGS}"
        self._run(
            "pg_ctl", "-D", self._data, "-w", "-l", self._home / "log", "-o", options, "start"
        )
        self.url = f"postgresql://postgres@/postgres?host={self._home}"

    @property
    def _data(self) -> Path:
        return self._home / "data"

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")
        shutil.rmtree(self._home, ignore_errors=True)

    def _run(self, program: str, *arguments: object) -> None:
        # PostgreSQL refuses to run as root, so root runs it as the user its package made.
        other = (
            {"user": "postgres", "group": "postgres", "extra_groups": []} if self._as_root else {}
        )
        subprocess.run(
            [_find(program), *map(str, arguments)],
            check=True,
            cwd="/",
            stdout=subprocess.DEVNULL,
            **other,
        )


def _find(program: str) -> str:
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    found = str(versions[-1]) if versions else shutil.which(program)
    if not found:
        raise RuntimeError(f"{program} is not installed; run bin/install-test-tools")
    return found


def running_server() -> str | None:
    """Return the address of a server the tests may use: TEST_DATABASE_URL, or a local one."""
    named = os.environ.get("TEST_DATABASE_URL")
    if named:
        return named
    with suppress(psycopg.OperationalError), psycopg.connect(LOCAL, connect_timeout=1):
        return LOCAL
    return None


def create_database(server: str, name: str) -> str:
    """Create an empty database, dropping an old one of that name; returns its address."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    base, question, query = server.partition("?")
    return f"{base.rpartition('/')[0]}/{name}{question}{query}"


def drop_database(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
