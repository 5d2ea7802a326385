"""Going about a page without touching it."""

from playwright.sync_api import Page

_STOPS_AT_MOST = 60
_HAS_FOCUS = """([selector, text]) =>
  document.activeElement.matches(selector) && document.activeElement.textContent.startsWith(text)"""


def tab_to(page: Page, selector: str, text: str = "") -> None:
    """Press Tab until an element with such a text has the focus."""
    for _ in range(_STOPS_AT_MOST):
        page.keyboard.press("Tab")
        if page.evaluate(_HAS_FOCUS, [selector, text]):
            return
    raise AssertionError(f"Tab does not lead to {selector} {text}")
