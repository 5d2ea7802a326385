"""Inviting somebody to work here, and what she then may."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cabinet_steps import card, open_cabinet
from tests.browser.cabinet_words import RU
from tests.browser.conftest import MakeStudio, OpenWindow
from tests.browser.member import Member
from tests.browser.steps import launch, press, see
from tests.browser.studio import HAIRCUT, Studio, in_days, let_in, moment


@pytest.fixture(scope="module")
def studio(make_studio: MakeStudio) -> Studio:
    """A tenant of two masters; Ира owns it, and nobody signs in to Катя's calendar yet."""
    return make_studio(masters=("Ира", "Катя"))


@pytest.fixture(scope="module")
def katya(studio: Studio) -> Member:
    """The master of the second calendar, let in by the owner."""
    invitation = {"role": "master", "master_id": masters(studio)["Катя"]}
    link = studio.owner.call("POST", "/invitations", invitation)["link"]
    return follow(studio, link, "Катя")


@pytest.fixture
def page(open_phone: OpenWindow) -> Page:
    return open_phone().page


def masters(studio: Studio) -> dict[str, int]:
    return {master["name"]: master["id"] for master in studio.owner.cabinet()["masters"]}


def follow(studio: Studio, link: str, name: str) -> Member:
    """Have somebody open an invitation's link in Telegram."""
    payload = link.partition("?start=")[2]
    return let_in(studio.stack, studio.slug, studio.bot, payload, first_name=name)


class TestAnInvitation:
    def test_lets_one_person_in(self, studio: Studio, page: Page) -> None:
        open_cabinet(page, studio)
        page.get_by_role("link", name=RU.more_tab).click()
        press(page, re.compile(f"^{RU.team}"))
        see(page, RU.team)
        press(page, re.compile(f"^{RU.invite_administrator}"))
        sheet = page.get_by_role("dialog", name=RU.invitation)
        link = sheet.get_by_label("Ссылка", exact=True).input_value()
        sheet.get_by_role("button", name=RU.done).click()
        expect(page.get_by_role("heading", name="Ждут ответа")).to_be_visible()
        administrator = follow(studio, link, "Света")
        assert administrator.cabinet()["role"] == "administrator"
        open_cabinet(page, studio, "/team")
        people = page.get_by_role("main").get_by_role("listitem")
        expect(people.filter(has_text=re.compile("администратор", re.IGNORECASE))).to_have_count(1)
        expect(page.get_by_role("heading", name="Ждут ответа")).to_have_count(0)


class TestAMaster:
    def test_sees_her_own_calendar_only(self, studio: Studio, katya: Member, page: Page) -> None:
        day = in_days(5)
        haircut = studio.service(HAIRCUT)
        for name, client in (("Ира", "Лена"), ("Катя", "Ольга")):
            at = moment(day, "12:00")
            studio.owner.book(haircut, at, name=client, master=masters(studio)[name])
        launch(page, katya.address(f"/day/{day}"))
        expect(card(page, "Ольга")).to_be_visible()
        expect(card(page, "Лена")).to_have_count(0)
        expect(page.get_by_role("group", name="Чей календарь")).to_have_count(0)
        assert katya.ask("GET", f"/masters/{masters(studio)['Ира']}/schedule").status_code == 403

    def test_reads_the_services_and_changes_none(self, katya: Member, page: Page) -> None:
        launch(page, katya.address("/services"))
        see(page, RU.services)
        expect(page.get_by_role("main")).to_contain_text("Услуги меняет владелец")
        for button in (RU.add_service, RU.order):
            expect(page.get_by_role("button", name=button)).to_have_count(0)
        press(page, re.compile(f"^{HAIRCUT}"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("button", name=RU.save)).to_have_count(0)

    def test_has_no_team_to_look_at(self, katya: Member, page: Page) -> None:
        launch(page, katya.address("/more"))
        see(page, RU.more_tab)
        expect(page.get_by_role("button", name=re.compile(f"^{RU.team}"))).to_have_count(0)
        launch(page, katya.address("/team"))
        expect(page.get_by_text("Команду видит только владелец.")).to_be_visible()


class TestTheOwnerOfSeveralCalendars:
    def test_turns_from_one_to_another(self, studio: Studio, page: Page) -> None:
        day = in_days(6)
        for name, client in (("Ира", "Лена"), ("Катя", "Ольга")):
            at = moment(day, "12:00")
            studio.owner.book(studio.service(), at, name=client, master=masters(studio)[name])
        open_cabinet(page, studio, f"/day/{day}")
        expect(card(page, "Лена")).to_be_visible()
        page.get_by_role("group", name="Чей календарь").get_by_text("Катя").click()
        expect(card(page, "Ольга")).to_be_visible()
        expect(card(page, "Лена")).to_have_count(0)
