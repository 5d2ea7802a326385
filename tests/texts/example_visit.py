"""Visits to write about: a usual one, and those that are hard to put into words."""

from datetime import datetime, timedelta
from typing import Any

from app.domain.visit_facts import VisitFacts
from tests.support.factories import CLIENT_ID, moscow

# Telegram's own limits for names, ours for everything else.
LONG = {
    "tenant_name": "Студия «Очень Длинное Название» " + "я" * 88,
    "master_name": "Александра-Виктория " + "М" * 60,
    "services": tuple(f"{number}. " + "Наращивание и дизайн " * 5 for number in range(1, 11)),
    "address": "Санкт-Петербург, " + "набережная, " * 40,
    "directions": "Во дворе налево, " * 29,
    "client_name": f"{'И' * 64} {'Ф' * 64}",
    "client_username": "u" * 32,
    "comment": "<" * 500,
    "cancel_reason": "&" * 500,
}
# What breaks out of a careless template: markup, entities, format fields, quotes, new lines.
HOSTILE_TEXT = '</b><a href="tg://user?id=1">&amp; {tenant} %s \'"»\n/start'
HOSTILE = {
    "tenant_name": HOSTILE_TEXT,
    "master_name": HOSTILE_TEXT,
    "services": (HOSTILE_TEXT, "<Пилинг>"),
    "address": HOSTILE_TEXT,
    "directions": HOSTILE_TEXT,
    "client_name": HOSTILE_TEXT,
    "client_username": None,
    "comment": HOSTILE_TEXT,
    "cancel_reason": HOSTILE_TEXT,
}


def facts(**changes: Any) -> VisitFacts:
    """A visit booked a few days ahead with a master who works alone."""
    starts_at: datetime = changes.pop("starts_at", moscow(28, 15))
    usual = {
        "slug": "anya-belova",
        "tenant_name": "Аня Белова",
        "master_name": None,
        "services": ("Маникюр с покрытием", "Снятие и уход"),
        "duration_min": 160,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=160),
        "price_kopecks": 310_000,
        "price_from": False,
        "address": "Мясницкая, 24, каб. 7",
        "directions": "м. Чистые пруды, домофон 24",
        "free_cancel_until": starts_at - timedelta(hours=24),
        "booked_at": moscow(23, 12),
        "cancelled_at": None,
        "cancel_reason": None,
        "client_name": "Марина Ковалёва",
        "client_username": "marina_k",
        "client_chat_id": CLIENT_ID,
        "comment": None,
    }
    return VisitFacts(**{**usual, **changes})
