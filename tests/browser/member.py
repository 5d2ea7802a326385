"""Somebody who works for a tenant: the address of her cabinet, and what she does by the API."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import requests

from tests.browser.stack import Stack

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a tenant, in the chat with its bot; or one who only says she is."""

    stack: Stack
    slug: str
    bot: str
    telegram_id: int

    def launch(self, theme: str = "light") -> str:
        """Return what Telegram adds to an address it opens for her, signed now."""
        chat = f"chats/{self.telegram_id}/{self.bot}/open"
        return self.stack.telegram.control(chat, {"theme": theme})["url"].partition("#")[2]

    def address(self, path: str = "", *, theme: str = "light") -> str:
        """Return where Telegram opens the cabinet for her."""
        return f"{self.stack.url}/cabinet/{self.slug}{path}#{self.launch(theme)}"

    def messages(self) -> list[str]:
        """Return what the bot has written to her."""
        return self.stack.telegram.texts(self.telegram_id, self.bot)

    def cabinet(self) -> Json:
        return self.call("GET", "")

    def call(self, method: str, path: str, body: Json | None = None) -> Any:
        """Call the cabinet's API as she; a refusal fails the test."""
        answer = self.ask(method, path, body)
        assert answer.ok, answer.text
        return answer.json() if answer.content else None

    def ask(self, method: str, path: str, body: Json | None = None) -> requests.Response:
        """Call the cabinet's API as she, whatever it answers."""
        return requests.request(
            method, self._api + path, json=body, headers=self._session(), timeout=30
        )

    def book(
        self,
        service: Json,
        at: datetime,
        *,
        name: str = "Ольга",
        phone: str | None = None,
        master: int | None = None,
    ) -> Json:
        """Book for somebody without Telegram; returns the visit."""
        body = {
            "master": master or service["master_ids"][0],
            "starts_at": at.isoformat(),
            "services": [service["id"]],
            "client": {"first_name": name, "last_name": None, "phone": phone},
            "comment": None,
            "notify": False,
        }
        headers = {**self._session(), "Idempotency-Key": str(uuid4())}
        answer = requests.post(f"{self._api}/visits", json=body, headers=headers, timeout=30)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def visit(self, number: int) -> Json:
        return self.call("GET", f"/visits/{number}")

    def day(self, master: int, day: date) -> Json:
        """Return a day of a calendar as the cabinet shows it."""
        query = f"master={master}&from={day}&to={day}"
        return self.call("GET", f"/days?{query}")["days"][0]

    @property
    def _api(self) -> str:
        return f"{self.stack.url}/api/v1/cabinet/{self.slug}"

    def _session(self) -> dict[str, str]:
        signed = unquote(self.launch().partition("tgWebAppData=")[2].partition("&")[0])
        answer = requests.post(f"{self._api}/session", json={"init_data": signed}, timeout=30)
        return {"Authorization": f"Bearer {answer.json()['token']}"}
