"""Chromium as the tests want it: from the system, and deaf to the rest of the world."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a browser.

    Close it before other tests run: Playwright keeps an event loop in the thread of its tests.
    """
    found = filter(None, map(shutil.which, ("chromium-headless-shell", "chromium")))
    executable = next(found, None)
    if executable is None:
        raise RuntimeError("Chromium is not installed: run bin/install-test-tools")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_FLAGS)
        yield browser
        browser.close()
