"""One route for all bots."""

import hmac

import structlog
from flask import Blueprint, Response, abort, request
from sqlalchemy import select
from telebot.types import Update

from app.bot.dispatch import dispatch
from app.clock import utcnow
from app.db import reading, transaction
from app.domain.ids import PUBLIC_ID
from app.guarding import guarded
from app.models import Bot
from app.usecases.bots import secret_hash
from app.usecases.chats import seen_before

webhook = Blueprint("webhook", __name__)

_log = structlog.get_logger(__name__)
_LARGEST_STORED = 2**63 - 1
_MAX_UPDATE = 1024 * 1024
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name


@webhook.post("/tg/<public_id>")
@guarded("webhook secret")
def receive(public_id: str) -> Response:
    """Take one update. Nothing of it is read before the secret is right.

    The answer is empty: JSON with a "method" in it Telegram would carry out as a call. What we do
    not understand gets 200 as well, or it would be sent again for a day.
    """
    bot_id = _admit(public_id)
    # A long message with the one it answers may be larger than what a page may send. Refused, it
    # would come again for a day, and the chat's next updates would wait behind it.
    request.max_content_length = _MAX_UPDATE
    update = _parse(request.get_data())
    if update is not None:
        now = utcnow()
        with transaction() as session:
            if not seen_before(session, bot_id=bot_id, update_id=update.update_id, now=now):
                dispatch(session, bot=session.get_one(Bot, bot_id), update=update, now=now)
    return Response(status=200)


def _admit(public_id: str) -> int:
    if not PUBLIC_ID.fullmatch(public_id):
        abort(404)
    with reading() as session:
        row = session.execute(
            select(Bot.id, Bot.webhook_secret_hash).where(Bot.public_id == public_id)
        ).one_or_none()
    if row is None:
        abort(404)
    given = secret_hash(request.headers.get(_SECRET_HEADER, ""))
    if not hmac.compare_digest(given, row.webhook_secret_hash):
        abort(403)
    return int(row.id)


def _parse(body: bytes) -> Update | None:
    try:
        update = Update.de_json(body.decode())
    except Exception as error:  # noqa: BLE001  # the vendor's parser raises whatever it meets
        _log.warning("update_not_understood", error=type(error).__name__)
        return None
    number = getattr(update, "update_id", None)
    return update if isinstance(number, int) and abs(number) <= _LARGEST_STORED else None
