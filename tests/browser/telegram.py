"""The sandbox's page on a phone, as somebody looks at her chat with a bot."""

import re
from dataclasses import dataclass

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.words import Words


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the sandbox's page, the bot she writes to, and how she likes to look at it."""

    name: str
    telegram_id: int
    bot: str
    words: Words
    theme: str = "light"


@dataclass(frozen=True, slots=True)
class Telegram:
    """One of two phones at a time: the client's, or the master's."""

    page: Page
    client: Person

    @property
    def words(self) -> Words:
        return self.client.words

    @property
    def chat(self) -> Locator:
        return self.chat_of(self.client.name)

    def chat_of(self, name: str) -> Locator:
        return self.page.get_by_role("region", name=f"{self.words.phone}: {name}")

    @property
    def mini_app(self) -> FrameLocator:
        return self.page.frame_locator("iframe")

    def open_chat(self) -> None:
        """Choose the theme, and the client's chat from the list."""
        self.page.get_by_role("button", name=self.words.people).click()
        if self.client.theme == "dark":
            self.page.get_by_role("button", name=self.words.dark_theme).click()
        self.page.locator(f"[data-row='{self.client.telegram_id}:{self.client.bot}']").click()

    def start_the_bot(self) -> None:
        """Start it and wait for its welcome."""
        self.open_chat()
        self.chat.get_by_role("button", name=self.words.start).click()
        first_name = self.client.name.split()[0]
        expect(self.chat.get_by_role("article").last).to_contain_text(first_name + "!")

    def turn_to(self, first_name: str) -> None:
        self.page.get_by_role("tab", name=first_name).click()

    def press_in_chat(self, name: str) -> None:
        """Press a button under the last message."""
        self.chat.get_by_role("article").last.get_by_role("button", name=name, exact=True).click()

    def press_main_button(self, name: str) -> None:
        self.main_button(name).click()

    def main_button(self, name: str) -> Locator:
        """Return Telegram's own button under the Mini App."""
        return self.page.get_by_role("dialog").get_by_role("button", name=re.compile(f"^{name}"))

    def close_mini_app(self) -> None:
        self.page.get_by_role("button", name=self.words.close_mini_app).click()
        expect(self.page.locator("iframe")).to_have_count(0)
