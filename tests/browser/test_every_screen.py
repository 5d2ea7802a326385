"""What holds for every screen, in both languages and both themes."""

import pytest
from playwright.sync_api import Browser

from tests.browser.screens import every_screen
from tests.browser.stack import Stack
from tests.browser.walk import walk
from tests.browser.window import Window

# Each theme and each language once: a theme changes no widths and a language no colours.
_LOOKS = [("light", "ru"), ("dark", "en")]


# One test, so that no two workers walk the same way.
@pytest.mark.parametrize(("theme", "language"), _LOOKS)
def test_every_screen_fits_a_small_phone_and_has_no_serious_barrier(
    theme: str, language: str, stack: Stack, browser: Browser
) -> None:
    window = Window.open(browser, theme=theme, language=language, may_fail_to_load=True)
    screens = every_screen(stack, window.page, theme=theme, language=language)
    assert walk(window, screens) == {"barriers": [], "excess": [], "complaints": []}
