"""Walking through many screens and noting what is wrong with which."""

from collections.abc import Iterable

from tests.browser.axe import serious_problems
from tests.browser.window import NARROW, PHONE, Window, excess_width

Found = dict[str, list[str]]


def walk(window: Window, screens: Iterable[str]) -> Found:
    """Look at each screen as it is shown in the window, then close the window."""
    barriers, excess = [], []
    for screen in screens:
        barriers += [f"{screen}: {problem}" for problem in serious_problems(window.page)]
        excess += [
            f"{screen}: {pixels} px beyond {viewport['width']}"
            for viewport in (NARROW, PHONE)
            if (pixels := excess_width(window.page, viewport)) > 0
        ]
    window.context.close()
    return {"barriers": barriers, "excess": excess, "complaints": window.complaints}
