"""Choosing a service, a master and a time."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.client import MANICURE, free_starts, new_client, service_of
from tests.browser.conftest import OpenWindow
from tests.browser.keyboard import tab_to
from tests.browser.stack import Stack
from tests.browser.steps import add_service, choose_time, open_service, press, see
from tests.browser.words import RU


class TestTheChoice:
    def test_survives_the_way_back_and_a_reload(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        page = open_window().goto(new_client(stack).address())
        service = service_of(stack)
        start = next(free_starts(stack, service))
        open_service(page, service["name"])
        choose_time(page, start)
        page.get_by_label(RU.wish).fill("Тише, пожалуйста")
        press(page, RU.back)
        expect(page.get_by_role("radio", name=f"{start:%H:%M}", exact=True)).to_be_checked()
        page.reload()
        press(page, re.compile(f"^{RU.continue_}"))
        expect(page.get_by_label(RU.wish)).to_have_value("Тише, пожалуйста")
        expect(page.get_by_role("heading", level=2)).to_contain_text(f"{start:%H:%M}")

    def test_of_a_master_is_offered_where_there_are_two(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        client = new_client(stack, slug="studio-vitok")
        page = open_window().goto(client.address())
        expect(page.get_by_text("Ольга, стилист, колорист · Катя, парикмахер")).to_be_visible()
        open_service(page, "Укладка")
        page.get_by_role("group", name=RU.to_whom).get_by_text("Катя").click()
        service = service_of(stack, "Укладка", client.slug)
        katya = service["master_ids"][1]
        choose_time(page, next(free_starts(stack, service, slug=client.slug, master=katya)))
        press(page, RU.book)
        expect(page.get_by_text(RU.done, exact=True)).to_be_visible()
        assert client.visits()["coming"][0]["master"]["name"] == "Катя"

    def test_of_a_master_is_never_offered_where_there_is_one(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        page = open_window().goto(new_client(stack).address())
        see(page, "Аня Белова")
        expect(page.get_by_text("Мастера")).to_have_count(0)
        service = service_of(stack)
        open_service(page, service["name"])
        choose_time(page, next(free_starts(stack, service)))
        expect(page.get_by_text("Мастер", exact=True)).to_have_count(0)
        press(page, RU.back)
        expect(page.get_by_role("group", name=RU.to_whom)).to_have_count(0)

    def test_of_several_services_is_booked_as_one_visit(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        client = new_client(stack)
        page = open_window().goto(client.address())
        chosen = [service_of(stack, name) for name in (MANICURE, "Педикюр экспресс")]
        open_service(page, MANICURE)
        for name in ("Снятие и уход", "Педикюр экспресс"):
            add_service(page, name)
        press(page, f"{RU.remove}: Снятие и уход")
        expect(page.get_by_role("banner")).to_contain_text("3 ч · 4 000 ₽")
        choose_time(page, next(free_starts(stack, *chosen)))
        expect(page.get_by_role("main")).to_contain_text(RU.total)
        press(page, RU.book)
        expect(page.get_by_text(RU.done, exact=True)).to_be_visible()
        (visit,) = client.visits()["coming"]
        assert [service["id"] for service in visit["services"]] == [
            service["id"] for service in chosen
        ]


class TestWithoutAMouse:
    def test_a_visit_can_be_booked_by_keyboard_alone(
        self, stack: Stack, open_window: OpenWindow
    ) -> None:
        client = new_client(stack)
        page = open_window().goto(client.address())
        see(page, "Аня Белова")
        tab_to(page, "button", "Педикюр экспресс")
        page.keyboard.press("Enter")
        see(page, "Педикюр экспресс")
        tab_to(page, "input[type=radio]")
        page.keyboard.press("Space")
        tab_to(page, "button", RU.continue_)
        page.keyboard.press("Enter")
        see(page, RU.check)
        tab_to(page, "button", RU.book)
        page.keyboard.press("Enter")
        expect(page.get_by_text(RU.done, exact=True)).to_be_visible()
        assert len(client.visits()["coming"]) == 1


class TestMotion:
    @pytest.mark.parametrize(("wish", "moves"), [("reduce", False), ("no-preference", True)])
    def test_is_there_only_for_those_who_do_not_mind(
        self, stack: Stack, open_window: OpenWindow, wish: str, *, moves: bool
    ) -> None:
        client, service = new_client(stack), service_of(stack)
        client.book(service, next(free_starts(stack, service)).isoformat())
        page = open_window(reduced_motion=wish).goto(client.address("/visits"))
        page.get_by_role("listitem").get_by_role("button").click()
        press(page, RU.cancel)
        expect(page.get_by_role("dialog")).to_be_visible()
        assert (longest_motion_s(page) > 0) is moves


def longest_motion_s(page: Page) -> float:
    """Return the longest animation or transition that any element of the page has."""
    return page.evaluate(
        """() => Math.max(...[...document.querySelectorAll("*")].flatMap((element) => {
          const { animationDuration, transitionDuration } = getComputedStyle(element);
          return [animationDuration, transitionDuration].map(Number.parseFloat);
        }))"""
    )
