"""One product and one browser for all tests here, a window of its own for each."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import chromium
from tests.browser.stack import Stack, running_stack
from tests.browser.studio import Studio, new_studio
from tests.browser.window import Window

OpenWindow = Callable[..., Window]
MakeStudio = Callable[..., Studio]


@pytest.fixture(scope="package")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running_stack(tmp_path_factory.mktemp("stack")) as running:
        yield running
        assert running.complaints() == []


# Not for longer: Playwright keeps an event loop in the thread, where other tests run their own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def open_window(browser: Browser) -> Iterator[OpenWindow]:
    """Open windows in which any complaint of the browser's fails the test."""
    windows: list[Window] = []

    def open_one(**options: Any) -> Window:
        windows.append(Window.open(browser, **options))
        return windows[-1]

    yield open_one
    for window in windows:
        window.context.close()
    for window in windows:
        window.check()


@pytest.fixture
def open_phone(open_window: OpenWindow) -> OpenWindow:
    """Open windows that are touched, far from the zone of any calendar."""
    return partial(open_window, has_touch=True, is_mobile=True, timezone_id="Asia/Tokyo")


@pytest.fixture(scope="package")
def make_studio(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> MakeStudio:
    """Make tenants that no other test knows."""

    def make_one(**options: Any) -> Studio:
        return new_studio(stack, tmp_path_factory.mktemp("studio"), **options)

    return make_one
