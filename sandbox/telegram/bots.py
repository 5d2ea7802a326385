"""A bot as Telegram keeps it: its account, its webhook and what it says about itself."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from sandbox.people import BotAccount
from sandbox.telegram.updates import Mailbox

Json = dict[str, Any]
DEFAULT_MENU: Json = {"type": "commands"}


@dataclass(slots=True)
class Webhook:
    """Where updates go. `replaced` wakes deliveries that wait to try an older webhook again."""

    url: str
    secret_token: str | None = None
    max_connections: int = 40
    last_error_date: int | None = None
    last_error_message: str | None = None
    slots: asyncio.Semaphore = field(init=False)
    replaced: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Let no more deliveries run at a time than the bot asked for."""
        self.slots = asyncio.Semaphore(self.max_connections)

    @property
    def settings(self) -> tuple[str, str | None, int]:
        """What setWebhook chose; two webhooks with equal settings are the same."""
        return self.url, self.secret_token, self.max_connections


@dataclass(slots=True)
class Profile:
    """What a bot says about itself, by language; "" is for everyone else."""

    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)


@dataclass(slots=True)
class Bot:
    """One bot of the world; `queries` are presses not answered yet, with who pressed."""

    account: BotAccount
    mailbox: Mailbox
    webhook: Webhook | None = None
    menu_button: Json = field(default_factory=lambda: dict(DEFAULT_MENU))
    profile: Profile = field(default_factory=Profile)
    queries: dict[str, int] = field(default_factory=dict)
    last_message_id: int = 0

    @property
    def username(self) -> str:
        """The name after the @."""
        return self.account.username

    def next_message_id(self) -> int:
        """Number a new message; a bot's messages share one sequence over all its chats."""
        self.last_message_id += 1
        return self.last_message_id

    def about(self) -> Json:
        """Write what the page shows of a bot."""
        return {
            "username": self.username,
            "first_name": self.account.first_name,
            "owner": self.account.owner_id,
            "descriptions": self.profile.descriptions,
            "short_descriptions": self.profile.short_descriptions,
            "commands": {
                language: listed for (_, language), listed in self.profile.commands.items()
            },
        }
