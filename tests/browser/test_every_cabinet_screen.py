"""What holds for every screen of the cabinet, in both languages and both themes."""

import pytest
from playwright.sync_api import Browser

from tests.browser.cabinet_screens import every_cabinet_screen
from tests.browser.conftest import MakeStudio
from tests.browser.walk import walk
from tests.browser.window import Window

# Each theme and each language once: a theme changes no widths and a language no colours.
_LOOKS = [("light", "ru"), ("dark", "en")]


# One test, so that no two workers walk the same way.
@pytest.mark.parametrize(("theme", "language"), _LOOKS)
def test_every_screen_of_the_cabinet_fits_a_small_phone_and_has_no_serious_barrier(
    theme: str, language: str, make_studio: MakeStudio, browser: Browser
) -> None:
    studio = make_studio(masters=("Ира", "Катя"), language=language)
    window = Window.open(browser, theme=theme, language=language, may_fail_to_load=True)
    screens = every_cabinet_screen(studio, window.page, theme=theme, language=language)
    assert walk(window, screens) == {"barriers": [], "excess": [], "complaints": []}
