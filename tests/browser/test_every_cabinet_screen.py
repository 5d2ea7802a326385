"""What holds for every screen of the cabinet, in both languages and both themes."""

import pytest
from playwright.sync_api import Browser

from tests.browser.cabinet_screens import every_cabinet_screen
from tests.browser.conftest import MakeStudio
from tests.browser.walk import Found, walk
from tests.browser.window import Window

# Each theme and each language once: a theme changes no widths and a language no colours.
_LOOKS = [("light", "ru"), ("dark", "en")]


@pytest.fixture(scope="module", params=_LOOKS, ids="-".join)
def found(request: pytest.FixtureRequest, make_studio: MakeStudio, browser: Browser) -> Found:
    """Walk through all screens once and note what is wrong with which."""
    theme, language = request.param
    studio = make_studio(masters=("Ира", "Катя"), language=language)
    window = Window.open(browser, theme=theme, language=language, may_fail_to_load=True)
    screens = every_cabinet_screen(studio, window.page, theme=theme, language=language)
    return walk(window, screens)


class TestEveryScreenOfTheCabinet:
    def test_has_no_serious_barrier(self, found: Found) -> None:
        assert found["barriers"] == []

    def test_fits_the_width_of_a_small_phone(self, found: Found) -> None:
        assert found["excess"] == []

    def test_gives_the_browser_nothing_to_complain_of(self, found: Found) -> None:
        assert found["complaints"] == []
