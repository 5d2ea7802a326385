"""Gateways that do what they are told and remember what they were asked."""

import asyncio
from dataclasses import dataclass
from typing import Self

from app.domain.ports import ChatMessage, Delivered, Outcome


@dataclass(frozen=True, slots=True)
class Sending:
    """One call: a message sent, or an edit of the message `edits`."""

    token: str
    chat_id: int
    message: ChatMessage
    edits: int | None = None


class FakeTelegram:
    """A `ChatSender` that delivers everything unless outcomes are scripted for a chat."""

    def __init__(self, *, takes_s: float = 0) -> None:
        self.sendings: list[Sending] = []
        self.at_once = 0
        self._takes_s = takes_s
        self._scripts: dict[int, list[Outcome]] = {}
        self._under_way = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        return

    def answer(self, chat_id: int, *outcomes: Outcome) -> None:
        """Give these outcomes to the next messages of a chat."""
        self._scripts[chat_id] = list(outcomes)

    async def send(self, token: str, chat_id: int, message: ChatMessage) -> Outcome:
        return await self._take(Sending(token, chat_id, message))

    async def edit(
        self, token: str, chat_id: int, message_id: int, message: ChatMessage
    ) -> Outcome:
        return await self._take(Sending(token, chat_id, message, edits=message_id))

    def chats(self) -> list[int]:
        return [sending.chat_id for sending in self.sendings]

    async def _take(self, sending: Sending) -> Outcome:
        self.sendings.append(sending)
        self._under_way += 1
        self.at_once = max(self.at_once, self._under_way)
        await asyncio.sleep(self._takes_s)
        self._under_way -= 1
        scripted = self._scripts.get(sending.chat_id)
        return scripted.pop(0) if scripted else Delivered(len(self.sendings))
