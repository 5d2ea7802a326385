"""A bot of ours, as Telegram's servers meet it."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.db import reading
from app.domain.language import stored
from app.domain.ports import ChatMessage
from app.models import Bot, OutboxMessage
from app.texts.chat_messages import render
from app.texts.pages import Pages
from app.usecases.bots import webhook_path
from app.usecases.tenants import TenantRef
from tests.support.apps import SETTINGS
from tests.support.factories import SECRET, studio_app


@dataclass(frozen=True)
class Hook:
    """The webhook of one bot."""

    app: Flask
    tenant: TenantRef
    path: str

    def post(self, body: dict[str, Any] | bytes, *, secret: str | None = SECRET) -> TestResponse:
        """Deliver an update, or raw bytes, the way Telegram does."""
        return self.app.test_client().post(
            self.path,
            data=body if isinstance(body, bytes) else json.dumps(body).encode(),
            content_type="application/json",
            headers={} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret},
        )

    def queued(self) -> list[tuple[int, ChatMessage]]:
        """Return what is about to be sent, to whom and in its final words."""
        columns = (
            OutboxMessage.chat_id,
            OutboxMessage.template,
            OutboxMessage.params,
            OutboxMessage.language,
        )
        with self.app.app_context(), reading() as session:
            rows = session.execute(select(*columns).order_by(OutboxMessage.id)).all()
        pages = Pages(SETTINGS.public_url)
        return [
            (chat_id, render(template, params, stored(language), pages))
            for chat_id, template, params, language in rows
        ]

    def templates(self) -> list[str]:
        with self.app.app_context(), reading() as session:
            return list(session.scalars(select(OutboxMessage.template).order_by(OutboxMessage.id)))


def hook_of(app: Flask, tenant: TenantRef) -> Hook:
    with app.app_context(), reading() as session:
        public_id = session.scalars(select(Bot.public_id).where(Bot.tenant_id == tenant.id)).one()
    return Hook(app, tenant, webhook_path(public_id))


@pytest.fixture
def hook(app: Flask) -> Hook:
    return hook_of(app, studio_app(app))
