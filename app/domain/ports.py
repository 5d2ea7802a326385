"""What use cases and jobs need from the outside world, as they see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a chat message that opens a page of ours as a Mini App."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A message ready to send: Telegram's HTML and rows of buttons."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class BotProfile:
    """A bot as Telegram describes it to the holder of its token."""

    id: int
    username: str
    name: str


@dataclass(frozen=True, slots=True)
class WebhookState:
    """Where Telegram sends a bot's updates and how that goes."""

    url: str
    pending_updates: int
    last_error: str | None


@dataclass(frozen=True, slots=True)
class Delivered:
    """The message stands in the chat."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Postponed:
    """A temporary failure; `retry_after_s` is set where Telegram named a time."""

    reason: str
    retry_after_s: int | None = None


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """Repeating will not help. `blocked`: the person does not want this bot, or is gone."""

    reason: str
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class MessageGone:
    """The message to edit cannot be edited any more."""

    reason: str


@dataclass(frozen=True, slots=True)
class TokenRejected:
    """Telegram does not know the bot's token."""


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """The chat has another id now; the message can be sent there."""

    chat_id: int


Outcome = Delivered | Postponed | Undeliverable | MessageGone | TokenRejected | ChatMoved


class TelegramFailure(Exception):
    """A call that set up or checked a bot failed; the text is fit to show to the host."""


class TelegramTokenRejected(TelegramFailure):
    """Telegram does not know the token."""


class BotSetup(Protocol):
    """What the onboarding of a bot needs of the Bot API. Every method raises TelegramFailure."""

    async def get_me(self, token: str) -> BotProfile:
        """Return whose token this is."""
        ...

    async def set_webhook(self, token: str, *, url: str, secret: str, drop_pending: bool) -> None:
        """Have updates sent to `url`, with `secret` in a header."""
        ...

    async def get_webhook(self, token: str) -> WebhookState:
        """Return where updates are sent now."""
        ...

    async def set_menu_button(self, token: str, *, text: str, url: str) -> None:
        """Make the button beside the input field open the Mini App."""
        ...

    async def set_description(self, token: str, text: str, *, language: str | None) -> None:
        """Set what a new chat shows before "start", for one language or as the default."""
        ...

    async def set_commands(
        self, token: str, commands: Sequence[tuple[str, str]], *, language: str | None
    ) -> None:
        """Set the list of commands, for one language or as the default."""
        ...


class ChatSender(Protocol):
    """What the worker needs of the Bot API. Failures are outcomes, never exceptions."""

    async def send(self, token: str, chat_id: int, message: ChatMessage) -> Outcome:
        """Send a message."""
        ...

    async def edit(
        self, token: str, chat_id: int, message_id: int, message: ChatMessage
    ) -> Outcome:
        """Replace the text and the buttons of an earlier message."""
        ...
