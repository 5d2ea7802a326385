"""Chat messages about a tenant's shop."""

from collections.abc import Mapping
from html import escape
from typing import Any

from app.domain.language import Language
from app.domain.ports import Button, ChatMessage
from app.texts.pages import Pages

_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "rejected": "Онлайн-оплата выключена",
        "why": "{tenant}: ЮKassa больше не принимает ключ магазина. Клиенты пока не могут платить "
        "онлайн, а возвраты ждут. Введите новый ключ, и всё заработает снова.",
        "new_key": "Ввести новый ключ",
    },
    "en": {
        "rejected": "Online payment is off",
        "why": "{tenant}: YooKassa no longer accepts the key of the shop. Clients cannot pay "
        "online now, and refunds wait. Please enter a new key, and everything works again.",
        "new_key": "Enter a new key",
    },
}


def rejected_for_staff(params: Mapping[str, Any], language: Language, pages: Pages) -> ChatMessage:
    """Tell the owner that her shop does not work any more, and how to mend it."""
    words = _WORDS[language]
    why = words["why"].format(tenant=escape(params["tenant_name"]))
    return ChatMessage(
        html=f"<b>{words['rejected']}</b>\n\n{why}",
        buttons=((Button(words["new_key"], pages.shop(params["slug"])),),),
    )
