"""Somebody with Telegram on her phone, who books by the page or, faster, by the API."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, unquote
from uuid import uuid4

import requests

from app.clock import utcnow
from sandbox.people import ANYA_BOT
from tests.browser.stack import Stack
from tests.support.telegram import init_data, user_json

Json = dict[str, Any]
MANICURE = "Маникюр с покрытием"
_QUIET_AFTER = timedelta(days=25)
BOTS = {"anya-belova": "anya_belova_bot", "studio-vitok": "studio_vitok_bot"}


@dataclass(frozen=True, slots=True)
class Client:
    """A person who has started a tenant's bot."""

    stack: Stack
    slug: str
    bot: str
    telegram_id: int
    language: str

    def address(
        self, path: str = "", *, theme: str = "light", signed_at: datetime | None = None
    ) -> str:
        """Return where Telegram opens the Mini App for her, signed now or `signed_at`."""
        chat = f"chats/{self.telegram_id}/{self.bot}/open"
        url = self.stack.telegram.control(chat, {"theme": theme})["url"]
        base, _, launch = url.partition("#")
        if signed_at is not None:
            user = user_json(self.telegram_id, language_code=self.language)
            signed = init_data(signed_at, token=ANYA_BOT.token, user=user)
            launch = re.sub("(?<=tgWebAppData=)[^&]*", quote(signed), launch)
        return f"{base}{path}#{launch}"

    def opened_by(self, button: str) -> str:
        """Return where the button of that text leads, in the newest message that has it."""
        chat = f"chats/{self.telegram_id}/{self.bot}"
        messages = self.stack.telegram.control(chat, method="GET")["messages"]
        places = [
            {"message_id": message["message_id"], "button": [row, column]}
            for message in messages
            for row, keys in enumerate(message.get("reply_markup", {}).get("inline_keyboard", []))
            for column, key in enumerate(keys)
            if key["text"] == button
        ]
        assert places, f"no button {button}"
        return self.stack.telegram.control(f"{chat}/open", places[-1])["url"]

    def messages(self) -> list[str]:
        """Return what the bot has written to her."""
        return self.stack.telegram.texts(self.telegram_id, self.bot)

    def book(
        self,
        service: Json,
        at: str,
        comment: str | None = None,
        *,
        master: int | None = None,
        pay: str | None = None,
    ) -> Json:
        """Book without a browser; returns the visit. `pay` is deposit or full."""
        body = {
            "services": [service["id"]],
            "starts_at": at,
            "comment": comment,
            "master": master,
            "pay": pay,
        }
        headers = {**self._session(), "Idempotency-Key": str(uuid4())}
        answer = requests.post(f"{self._api}/visits", json=body, headers=headers)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def visits(self) -> Json:
        return self._read("/visits")

    def visit(self, number: int) -> Json:
        return self._read(f"/visits/{number}")

    def _read(self, path: str) -> Json:
        return requests.get(self._api + path, headers=self._session()).json()

    @property
    def _api(self) -> str:
        return api_of(self.stack, self.slug)

    def _session(self) -> dict[str, str]:
        launch = self.address().partition("#tgWebAppData=")[2].partition("&")[0]
        body = {"init_data": unquote(launch)}
        token = requests.post(f"{self._api}/session", json=body).json()["token"]
        return {"Authorization": f"Bearer {token}"}


def new_client(
    stack: Stack,
    *,
    slug: str = "anya-belova",
    bot: str | None = None,
    language: str = "ru",
    first_name: str = "Вера",
    has_started: bool = True,
    **about: str,
) -> Client:
    """Make somebody whom no other test knows; `about` is what else the sandbox knows of her."""
    bot = bot or BOTS[slug]
    started = [bot] if has_started else []
    described = {
        "first_name": first_name,
        "language_code": language,
        "started": started,
        **about,
    }
    person = stack.telegram.control("people", described)
    return Client(stack, slug, bot, person["id"], language)


def api_of(stack: Stack, slug: str = "anya-belova") -> str:
    return f"{stack.url}/api/v1/tenants/{slug}"


def service_of(stack: Stack, name: str = MANICURE, slug: str = "anya-belova") -> Json:
    """Return a service as the card describes it."""
    services = requests.get(api_of(stack, slug)).json()["services"]
    return next(service for service in services if service["name"] == name)


def free_starts(
    stack: Stack, *services: Json, slug: str = "anya-belova", master: int | None = None
) -> Iterator[datetime]:
    """Yield free starts of services in a row, late enough that the demo has left the days empty."""
    earliest = utcnow() + _QUIET_AFTER
    query = {
        "services": ",".join(str(service["id"]) for service in services),
        "master": master,
        "from": f"{earliest + timedelta(days=1):%Y-%m-%d}",
        "to": f"{earliest + timedelta(days=15):%Y-%m-%d}",
    }
    answer = requests.get(f"{api_of(stack, slug)}/availability", params=query).json()
    for day in answer["days"]:
        yield from (datetime.fromisoformat(start["at"]) for start in day["starts"])
