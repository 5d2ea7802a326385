"""One question to Telegram through the gateway."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from app.domain.ports import Button, ChatMessage
from app.gateways.telegram import TelegramGateway
from tests.support.factories import CLIENT_ID
from tests.support.telegram import TOKEN

Answer = TypeVar("Answer")
PAGE = "https://okoshko.example/app/anya"
WORDS = ChatMessage("<b>Вы записаны</b>\nАня & Co".replace("&", "&amp;"))
WITH_BUTTONS = ChatMessage(
    "<b>Вы записаны</b>",
    ((Button("Мои записи", f"{PAGE}/visits"),), (Button("Записаться снова", PAGE),)),
)
STRANGER = "7000000009:AAF-nobody-ever-gave-out-this-token"


def ask(
    url: str,
    question: Callable[[TelegramGateway], Awaitable[Answer]],
    *,
    proxy: str | None = None,
) -> Answer:
    async def asking() -> Answer:
        async with TelegramGateway(url, proxy=proxy) as gateway:
            return await question(gateway)

    return asyncio.run(asking())


def send(url: str, message: ChatMessage = WORDS, *, chat_id: int = CLIENT_ID, token: str = TOKEN):
    return ask(url, lambda gateway: gateway.send(token, chat_id, message))


def edit(url: str, message_id: int, message: ChatMessage = WORDS, *, token: str = TOKEN):
    return ask(url, lambda gateway: gateway.edit(token, CLIENT_ID, message_id, message))
