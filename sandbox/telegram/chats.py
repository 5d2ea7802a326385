"""A private chat of one person with one bot."""

from dataclasses import dataclass, field
from typing import Any, Literal

from sandbox.people import Person
from sandbox.telegram.bots import Bot

Json = dict[str, Any]
Status = Literal["new", "member", "kicked"]


@dataclass(slots=True)
class Chat:
    """`new` until the person starts the bot, `kicked` while the bot is blocked."""

    person: Person
    bot: Bot
    status: Status = "new"
    messages: dict[int, Json] = field(default_factory=dict)
    unread: int = 0
    menu_button: Json | None = None

    @property
    def shown_menu_button(self) -> Json:
        """The chat's own menu button, or the bot's where the chat has none."""
        return self.menu_button or self.bot.menu_button

    def summary(self) -> Json:
        """Write what a list of chats shows."""
        last = next(reversed(self.messages.values()), None)
        return {
            "user": self.person.id,
            "bot": self.bot.username,
            "status": self.status,
            "unread": self.unread,
            "menu_button": self.shown_menu_button,
            "last": last,
        }

    def full(self) -> Json:
        """Write the summary with every message, oldest first."""
        return self.summary() | {"messages": list(self.messages.values())}
