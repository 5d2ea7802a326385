"""Updates as Telegram writes them, with valid defaults."""

from itertools import count
from typing import Any

from tests.support.factories import CLIENT_ID

Json = dict[str, Any]
_numbers = count(900_000_001)


def user(user_id: int = CLIENT_ID, **names: object) -> Json:
    usual = {"first_name": "Марина", "username": "marina_k", "language_code": "ru"}
    return {"id": user_id, "is_bot": False, **usual, **names}


def update(**content: object) -> Json:
    return {"update_id": next(_numbers), **content}


def message(
    text: str | None = "/start", sender: Json | None = None, *, chat: Json | None = None
) -> Json:
    """Write what a bot gets when somebody writes to it."""
    sender = sender or user()
    written: Json = {
        "message_id": 1,
        "date": 1_764_000_000,
        "from": sender,
        "chat": chat or {"id": sender["id"], "type": "private"},
    }
    return update(message=written | ({} if text is None else {"text": text}))


def membership(status: str, sender: Json | None = None, *, kind: str = "private") -> Json:
    """Write what a bot gets when somebody blocks it or lets it in again."""
    sender = sender or user()
    bot = {"id": 7_000_000_001, "is_bot": True, "first_name": "Аня", "username": "anya_belova_bot"}

    def member(how: str) -> Json:
        # A banned member carries the date the ban ends; 0 is never.
        return {"user": bot, "status": how} | ({"until_date": 0} if how == "kicked" else {})

    return update(
        my_chat_member={
            "chat": {"id": sender["id"], "type": kind},
            "from": sender,
            "date": 1_764_000_000,
            "old_chat_member": member("kicked" if status == "member" else "member"),
            "new_chat_member": member(status),
        }
    )
