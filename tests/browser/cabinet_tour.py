"""A walk of an owner through her cabinet, and the calendar it leads past."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.cabinet_words import CABINET_WORDS, CabinetWords
from tests.browser.client import Json
from tests.browser.steps import launch, see
from tests.browser.studio import COLOUR, HAIRCUT, STYLING, Studio, in_days, just_now, moment

LONG_NAME = "Александра-Виктория"


@dataclass(frozen=True, slots=True)
class Tour:
    """A walk of a tenant's owner through her cabinet, in one look."""

    studio: Studio
    page: Page
    theme: str
    language: str

    @property
    def words(self) -> CabinetWords:
        return CABINET_WORDS[self.language]

    def go(self, path: str, heading: str | None = None) -> None:
        """Open a screen, and wait for its title or, without one, for anything to do on it."""
        launch(self.page, self.studio.owner.address(path, theme=self.theme))
        if heading is not None:
            see(self.page, heading)
        expect(self.page.get_by_role("main").get_by_role("button").first).to_be_visible()

    @property
    def sheet(self) -> Locator:
        return self.page.get_by_role("dialog")

    def close_sheet(self) -> None:
        self.page.keyboard.press("Escape")
        expect(self.sheet).to_have_count(0)


def fill(studio: Studio) -> dict[str, Json]:
    """Give the calendar a day of everything; returns visits by what they are."""
    owner, day = studio.owner, in_days(2)
    haircut, colour, styling = (studio.service(name) for name in (HAIRCUT, COLOUR, STYLING))
    (service,) = (one for one in owner.cabinet()["services"] if one["id"] == styling["id"])
    number = service.pop("id")
    owner.call("PUT", f"/services/{number}", {**service, "needs_approval": True})
    client = studio.client(LONG_NAME)
    first, wish = studio.master, "Без лака"
    asked = client.book(styling, moment(day, "09:30").isoformat(), wish, master=first)
    booked = client.book(haircut, moment(day, "12:00").isoformat(), master=first)
    owner.book(colour, moment(day, "14:00"), name="Ольга", phone="+79161234567")
    owner.book(styling, moment(day, "14:45"), name="Лена")
    owner.book(haircut, moment(day, "20:30"), name="Даша")
    begun = owner.book(haircut, just_now(), name="Вика")
    off = {
        "starts_at": moment(day, "17:00").isoformat(),
        "ends_at": moment(day, "19:00").isoformat(),
        "reason": "Школа",
    }
    owner.call("POST", f"/masters/{first}/time-off", off)
    return {"asked": asked, "booked": booked, "begun": begun}
