"""The sandbox as a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sandbox_http import Receiver, Sandbox

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    command = [sys.executable, "-m", "sandbox", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        sandbox = Sandbox(line.rpartition(" ")[2].strip())
        yield sandbox
        sandbox.http.close()
        process.terminate()


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    running_sandbox.control("reset")
    return running_sandbox


@pytest.fixture
def started(sandbox: Sandbox) -> Sandbox:
    """A sandbox in which Marina has started the bot."""
    sandbox.write("/start")
    return sandbox


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    yield server
    server.close()
