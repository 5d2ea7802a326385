"""A window of the browser in which nothing may go wrong unnoticed."""

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Route,
    expect,
)

PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
_OUTSIDE = re.compile(r"^(https?|wss?)://(?!127\.0\.0\.1[:/])")
# Other tests run beside these on the same few cores.
_PATIENCE_MS = 30_000
expect.set_options(timeout=_PATIENCE_MS)
_LOCALES = {"ru": "ru-RU", "en": "en-GB"}
# What the browser itself says of an answer with an error status, or of none.
_FAILED_LOAD = "Failed to load resource"


@dataclass
class Window:
    """A page with its own storage that notes every complaint of the browser's."""

    context: BrowserContext
    page: Page
    may_fail_to_load: bool
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    failed_loads: list[str] = field(default_factory=list)

    @classmethod
    def open(
        cls,
        browser: Browser,
        *,
        theme: str = "light",
        language: str = "ru",
        viewport: dict[str, int] = PHONE,
        may_fail_to_load: bool = False,
        **options: Any,
    ) -> "Window":
        """Open an empty window of a person who reads `language` and likes a `theme`.

        `may_fail_to_load` is for tests in which a request is to fail.
        """
        defaults = {"timezone_id": "Europe/Moscow", "reduced_motion": "reduce"}
        context = browser.new_context(
            viewport=viewport,
            color_scheme=theme,
            locale=_LOCALES[language],
            **{**defaults, **options},
        )
        context.set_default_timeout(_PATIENCE_MS)
        window = cls(context, context.new_page(), may_fail_to_load)
        context.route(_OUTSIDE, window._refuse)
        context.on("console", window._note)
        context.on("weberror", lambda error: window.complaints.append(str(error.error)))
        return window

    def goto(self, url: str) -> Page:
        """Open an address; returns the page."""
        self.page.goto(url)
        return self.page

    def check(self) -> None:
        """Fail if the browser had complained or if a request had left this machine."""
        assert self.outside == []
        assert self.complaints == []
        assert self.may_fail_to_load or self.failed_loads == []

    def _refuse(self, route: Route, request: Request) -> None:
        self.outside.append(request.url)
        route.abort()

    def _note(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        if message.text.startswith(_FAILED_LOAD):
            self.failed_loads.append(f"{message.text} {message.location['url']}")
        else:
            self.complaints.append(message.text)


def excess_width(page: Page, viewport: dict[str, int]) -> int:
    """Return by how many pixels a page of that size can be scrolled sideways."""
    page.set_viewport_size(viewport)
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
