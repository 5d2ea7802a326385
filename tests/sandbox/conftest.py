"""The sandbox as a process of its own."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
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


# Not for the session: Playwright keeps an event loop running in the thread of its tests.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = filter(None, map(shutil.which, ("chromium-headless-shell", "chromium")))
    executable = next(found, None)
    if executable is None:
        pytest.fail("Chromium is not installed; run bin/install-test-tools")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield browser
        browser.close()


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
