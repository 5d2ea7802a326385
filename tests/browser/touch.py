"""A finger on the screen, as Chromium itself would feel one."""

from dataclasses import dataclass

from playwright.sync_api import CDPSession, FloatRect, Locator, Page

HOLD_MS = 500
_STEP_PX = 12
_STEP_MS = 16


@dataclass(frozen=True, slots=True)
class Finger:
    """Touches a page at points of its window, in px."""

    page: Page
    cdp: CDPSession

    @classmethod
    def on(cls, page: Page) -> "Finger":
        return cls(page, page.context.new_cdp_session(page))

    def press_long(self, x: float, y: float) -> None:
        """Hold still, then let go."""
        self._down(x, y)
        self.page.wait_for_timeout(HOLD_MS)
        self._up()

    def drag(self, x: float, y: float, by: float, *, hold_ms: int = HOLD_MS) -> None:
        """Hold something and draw it down by so many px, or up."""
        self._down(x, y)
        self.page.wait_for_timeout(hold_ms)
        steps = max(2, round(abs(by) / _STEP_PX))
        for step in range(1, steps + 1):
            self._move(x, y + by * step / steps)
            self.page.wait_for_timeout(_STEP_MS)
        self._up()

    def swipe(self, x: float, y: float, by: float) -> None:
        """Draw quickly, as one does to scroll."""
        self.drag(x, y, by, hold_ms=0)

    def _down(self, x: float, y: float) -> None:
        self._send("touchStart", [{"x": x, "y": y}])

    def _move(self, x: float, y: float) -> None:
        self._send("touchMove", [{"x": x, "y": y}])

    def _up(self) -> None:
        self._send("touchEnd", [])

    def _send(self, kind: str, points: list[dict[str, float]]) -> None:
        self.cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def box_of(element: Locator) -> FloatRect:
    """Return where an element is in the window, in px."""
    box = element.bounding_box()
    assert box, "it is not shown"
    return box


def centre(element: Locator) -> tuple[float, float]:
    box = box_of(element)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def to_the_middle(element: Locator) -> None:
    """Scroll until an element stands in the middle of the window, away from its edges."""
    element.evaluate("element => element.scrollIntoView({ block: 'center' })")
