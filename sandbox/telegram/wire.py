"""Telegram's JSON objects, as the Bot API writes them."""

from typing import Any

from sandbox.people import BotAccount, Person
from sandbox.telegram.formatting import Formatted

Json = dict[str, Any]


def user(person: Person) -> Json:
    """Write a person as a User object."""
    return _without_none(
        id=person.id,
        is_bot=False,
        first_name=person.first_name,
        last_name=person.last_name,
        username=person.username,
        language_code=person.language_code,
    )


def bot_user(account: BotAccount) -> Json:
    """Write a bot as a User object."""
    return {
        "id": account.id,
        "is_bot": True,
        "first_name": account.first_name,
        "username": account.username,
    }


def private_chat(person: Person) -> Json:
    """Write the chat a bot has with a person."""
    return _without_none(
        id=person.id,
        first_name=person.first_name,
        last_name=person.last_name,
        username=person.username,
        type="private",
    )


def message(message_id: int, sender: Json, chat: Json, date: int, content: Formatted) -> Json:
    """Write a text message."""
    written: Json = {"message_id": message_id, "from": sender, "chat": chat, "date": date}
    written["text"] = content.text
    if content.entities:
        written["entities"] = content.entities
    return written


def _without_none(**fields: object) -> Json:
    return {name: value for name, value in fields.items() if value is not None}
