"""Sending and setting up, for any bot whose token is given."""

import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Self

import aiohttp
from telebot.async_telebot import AsyncTeleBot
from telebot.types import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MenuButtonWebApp,
    WebAppInfo,
)

from app.domain.ports import BotProfile, ChatMessage, Delivered, Outcome, WebhookState
from app.gateways.telegram.failures import VENDOR_ERRORS, as_failure, as_outcome, is_not_modified
from app.gateways.telegram.session import install, open_session

_ALLOWED_UPDATES = ["message", "my_chat_member"]
# One bot's updates come in small numbers; forty connections each for thousands of bots would not.
_MAX_WEBHOOK_CONNECTIONS = 4
# A name with a dot in it, which Telegram may take for a link.
_LINK = re.compile(r"\w\.\w")


class TelegramGateway:
    """The Bot API behind `app.domain.ports.BotSetup` and `ChatSender`.

    Use as an asynchronous context manager; one at a time in a process, because the vendor keeps
    its address and session in module globals.
    """

    def __init__(self, api_url: str, *, proxy: str | None = None, connections: int = 50) -> None:
        self._api_url = api_url
        self._proxy = proxy
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = open_session(self._connections)
        install(self._session, api_url=self._api_url, proxy=self._proxy)
        return self

    async def __aexit__(self, *_error: object) -> None:
        if self._session:
            await self._session.close()

    async def get_me(self, token: str) -> BotProfile:
        """Return whose token this is."""
        async with _translated():
            me = await _bot(token).get_me()
            return BotProfile(id=me.id, username=me.username or "", name=me.first_name)

    async def set_webhook(self, token: str, *, url: str, secret: str, drop_pending: bool) -> None:
        """Have updates sent to `url`, with `secret` in a header."""
        async with _translated():
            await _bot(token).set_webhook(
                url,
                secret_token=secret,
                # The vendor would write Python's "True"; the API's own word is "true".
                drop_pending_updates=json.dumps(drop_pending),
                allowed_updates=_ALLOWED_UPDATES,
                max_connections=_MAX_WEBHOOK_CONNECTIONS,
            )

    async def get_webhook(self, token: str) -> WebhookState:
        """Return where updates are sent now."""
        async with _translated():
            info = await _bot(token).get_webhook_info()
            return WebhookState(
                url=info.url or "",
                pending_updates=info.pending_update_count or 0,
                last_error=info.last_error_message,
            )

    async def set_menu_button(self, token: str, *, text: str, url: str) -> None:
        """Make the button beside the input field open the Mini App."""
        button = MenuButtonWebApp(type="web_app", text=text, web_app=WebAppInfo(url))
        async with _translated():
            await _bot(token).set_chat_menu_button(menu_button=button)

    async def set_description(self, token: str, text: str, *, language: str | None) -> None:
        """Set what a new chat shows before "start", for one language or as the default."""
        async with _translated():
            await _bot(token).set_my_description(text, language_code=language)

    async def set_commands(
        self, token: str, commands: Sequence[tuple[str, str]], *, language: str | None
    ) -> None:
        """Set the list of commands, for one language or as the default."""
        listed = [BotCommand(name, description) for name, description in commands]
        async with _translated():
            await _bot(token).set_my_commands(listed, language_code=language)

    async def send(self, token: str, chat_id: int, message: ChatMessage) -> Outcome:
        """Send a message; a failure is an outcome."""
        try:
            sent = await _bot(token).send_message(
                chat_id,
                message.html,
                reply_markup=_keyboard(message),
                link_preview_options=_preview(message),
            )
            return Delivered(int(sent.message_id))
        except VENDOR_ERRORS as error:
            return as_outcome(error)

    async def edit(
        self, token: str, chat_id: int, message_id: int, message: ChatMessage
    ) -> Outcome:
        """Replace the text and the buttons of an earlier message; a failure is an outcome."""
        try:
            await _bot(token).edit_message_text(
                message.html,
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=_keyboard(message),
                link_preview_options=_preview(message),
            )
        except VENDOR_ERRORS as error:
            if not is_not_modified(error):
                return as_outcome(error)
        return Delivered(message_id)


def _bot(token: str) -> Any:
    return AsyncTeleBot(token, parse_mode="HTML")


def _keyboard(message: ChatMessage) -> InlineKeyboardMarkup | None:
    if not message.buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.text, web_app=WebAppInfo(button.url)) for button in row]
            for row in message.buttons
        ]
    )


def _preview(message: ChatMessage) -> LinkPreviewOptions | None:
    # What a client wished may hold a link, and a picture of it would bury the notice. Where there
    # is none nothing is said of it: not every server with Telegram's API knows this parameter.
    return LinkPreviewOptions(is_disabled=True) if _LINK.search(message.html) else None


@asynccontextmanager
async def _translated() -> AsyncIterator[None]:
    try:
        yield
    except VENDOR_ERRORS as error:
        # "from None": the vendor's text may hold the token.
        raise as_failure(error) from None
