"""What holds for every screen, in both languages and both themes."""

import pytest
from playwright.sync_api import Browser

from tests.browser.screens import every_screen
from tests.browser.stack import Stack
from tests.browser.walk import Found, walk
from tests.browser.window import Window

# Each theme and each language once: a theme changes no widths and a language no colours.
_LOOKS = [("light", "ru"), ("dark", "en")]


@pytest.fixture(scope="module", params=_LOOKS, ids="-".join)
def found(request: pytest.FixtureRequest, stack: Stack, browser: Browser) -> Found:
    """Walk through all screens once and note what is wrong with which."""
    theme, language = request.param
    window = Window.open(browser, theme=theme, language=language, may_fail_to_load=True)
    screens = every_screen(stack, window.page, theme=theme, language=language)
    return walk(window, screens)


class TestEveryScreen:
    def test_has_no_serious_barrier(self, found: Found) -> None:
        assert found["barriers"] == []

    def test_fits_the_width_of_a_small_phone(self, found: Found) -> None:
        assert found["excess"] == []

    def test_gives_the_browser_nothing_to_complain_of(self, found: Found) -> None:
        assert found["complaints"] == []
