"""Messages on their way out: queued with a change, leased to a worker, settled by outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, assert_never

import structlog
from sqlalchemy import Integer, bindparam, delete, exists, or_, select, update
from sqlalchemy.orm import Session, aliased

from app.db import UtcDateTime
from app.domain.ports import (
    ChatMoved,
    Delivered,
    MessageGone,
    Outcome,
    Postponed,
    TokenRejected,
    Undeliverable,
)
from app.models import Bot, BotChat, OutboxMessage

_log = structlog.get_logger(__name__)

# Longer than a send may take; a worker that dies keeps its messages back no longer than this.
LEASE = timedelta(seconds=20)
# A confirmation that is a day late confuses more than it helps.
GIVE_UP_AFTER = timedelta(hours=24)
# Worth nothing but in the place of the message it strikes out.
STRUCK_OUT = "visit_superseded_client"
_FIRST_DELAY = timedelta(seconds=2)
_LONGEST_DELAY = timedelta(minutes=15)
_SENT_KEPT = timedelta(days=90)
_ERROR_LENGTH = 300


_now = bindparam("now", type_=UtcDateTime())
_earlier = aliased(OutboxMessage)
_overtakes = exists().where(
    _earlier.bot_id == OutboxMessage.bot_id,
    _earlier.chat_id == OutboxMessage.chat_id,
    _earlier.id < OutboxMessage.id,
    _earlier.state == "pending",
)
# Built once: an idle worker asks several times a second, and building takes longer than asking.
_CLAIMABLE = (
    select(OutboxMessage.id)
    .join(Bot, Bot.id == OutboxMessage.bot_id)
    .where(
        OutboxMessage.state == "pending",
        OutboxMessage.due_at <= _now,
        or_(OutboxMessage.leased_until.is_(None), OutboxMessage.leased_until <= _now),
        Bot.token_rejected_at.is_(None),
        or_(Bot.quiet_until.is_(None), Bot.quiet_until <= _now),
        ~_overtakes,
    )
    .order_by(OutboxMessage.due_at, OutboxMessage.id)
    .limit(bindparam("limit", type_=Integer()))
    .with_for_update(of=OutboxMessage, skip_locked=True, key_share=True)
)


@dataclass(frozen=True, slots=True)
class ClaimedMessage:
    """A message a worker holds a lease on, with all it needs to send it."""

    id: int
    bot_id: int
    token_sealed: bytes
    chat_id: int
    template: str
    params: dict[str, Any]
    language: str
    # The message in the chat whose text this one replaces, if any.
    edits_message_id: int | None


def queue_message(
    session: Session,
    *,
    bot: Bot,
    chat_id: int,
    template: str,
    params: dict[str, Any],
    language: str,
    now: datetime,
    visit_id: int | None = None,
    edits_id: int | None = None,
) -> OutboxMessage:
    """Store a message in the transaction of the change it tells of.

    Sent from here, a person would read about a change that a later error may still roll back.
    """
    message = OutboxMessage(
        tenant_id=bot.tenant_id,
        bot_id=bot.id,
        chat_id=chat_id,
        template=template,
        params=params,
        language=language,
        visit_id=visit_id,
        edits_id=edits_id,
        state="pending",
        created_at=now,
        due_at=now,
        attempts=0,
    )
    session.add(message)
    return message


def claim_messages(session: Session, *, limit: int, now: datetime) -> list[ClaimedMessage]:
    """Lease due messages to the caller, the longest waiting first.

    Of one chat only the earliest unsent message is taken, so messages arrive in order. Bots that
    Telegram silenced or whose token it rejected are left out.
    """
    ids = session.scalars(_CLAIMABLE, {"now": now, "limit": limit}).all()
    if not ids:
        return []
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id.in_(ids))
        .values(leased_until=now + LEASE, attempts=OutboxMessage.attempts + 1)
    )
    return _read_claimed(session, ids)


def _read_claimed(session: Session, ids: Sequence[int]) -> list[ClaimedMessage]:
    original = aliased(OutboxMessage)
    rows = session.execute(
        select(
            OutboxMessage.id,
            OutboxMessage.bot_id,
            Bot.token_sealed,
            OutboxMessage.chat_id,
            OutboxMessage.template,
            OutboxMessage.params,
            OutboxMessage.language,
            original.telegram_message_id,
        )
        .join(Bot, Bot.id == OutboxMessage.bot_id)
        .outerjoin(original, original.id == OutboxMessage.edits_id)
        .where(OutboxMessage.id.in_(ids))
        .order_by(OutboxMessage.due_at, OutboxMessage.id)
    )
    return [ClaimedMessage(*row) for row in rows]


def settle_message(
    session: Session, *, claimed: ClaimedMessage, outcome: Outcome, now: datetime
) -> None:
    """Write down what came of sending a message.

    Nothing is done to a message that is settled already: its lease may have run out meanwhile and
    another worker been quicker.
    """
    # Not the key: whoever queues an edit of this message need not wait, nor we for her.
    message = session.get(OutboxMessage, claimed.id, with_for_update={"key_share": True})
    if message is None or message.state != "pending":
        return
    message.leased_until = None
    match outcome:
        case Delivered(telegram_message_id):
            message.state = "sent"
            message.sent_at = now
            message.telegram_message_id = telegram_message_id
            message.last_error = None
        case Postponed():
            _postpone(session, message, outcome, now)
        case Undeliverable(reason, blocked):
            _fail(message, reason)
            if blocked:
                _note_blocked(session, message, now)
        case MessageGone(reason) if message.template == STRUCK_OUT:
            _fail(message, reason)
        case MessageGone(reason):
            # The words still matter: say them in a new message.
            message.edits_id = None
            message.last_error = reason[:_ERROR_LENGTH]
        case ChatMoved(chat_id):
            message.chat_id = chat_id
        case TokenRejected():
            _note_rejected(session, claimed, now)
        case unknown:
            assert_never(unknown)
    session.flush()


def _postpone(session: Session, message: OutboxMessage, outcome: Postponed, now: datetime) -> None:
    message.last_error = outcome.reason[:_ERROR_LENGTH]
    if now - message.created_at > GIVE_UP_AFTER:
        _fail(message, f"gave up: {outcome.reason}")
    elif outcome.retry_after_s is not None:
        message.due_at = now + timedelta(seconds=outcome.retry_after_s)
        # The limit is the bot's: its other messages would only prolong it.
        bot = session.get_one(Bot, message.bot_id)
        bot.quiet_until = max(bot.quiet_until or message.due_at, message.due_at)
    else:
        message.due_at = now + delay_after(message.attempts)


def delay_after(attempts: int) -> timedelta:
    """Return how long to wait after so many failed attempts: 2 s doubling up to 15 minutes."""
    doublings = min(max(attempts - 1, 0), 20)
    return min(_FIRST_DELAY * (1 << doublings), _LONGEST_DELAY)


def _fail(message: OutboxMessage, reason: str) -> None:
    message.state = "failed"
    message.last_error = reason[:_ERROR_LENGTH]


def _note_blocked(session: Session, message: OutboxMessage, now: datetime) -> None:
    session.execute(
        update(BotChat)
        .where(
            BotChat.bot_id == message.bot_id,
            BotChat.chat_id == message.chat_id,
            BotChat.blocked_at.is_(None),
        )
        .values(blocked_at=now)
    )


def _note_rejected(session: Session, claimed: ClaimedMessage, now: datetime) -> None:
    _log.warning("token_rejected", bot_id=claimed.bot_id)
    # The bot may have been given a new token meanwhile, and of that nothing bad is known.
    session.execute(
        update(Bot)
        .where(Bot.id == claimed.bot_id, Bot.token_sealed == claimed.token_sealed)
        .values(token_rejected_at=now)
    )


def give_up_stale(session: Session, *, now: datetime) -> None:
    """Give up messages that waited too long: for a worker, or for a bot's new token."""
    session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.state == "pending",
            OutboxMessage.created_at < now - GIVE_UP_AFTER,
            or_(OutboxMessage.leased_until.is_(None), OutboxMessage.leased_until <= now),
        )
        .values(state="failed", last_error="too late")
    )


def forget_sent(session: Session, *, now: datetime) -> None:
    """Delete messages sent or given up long ago."""
    session.execute(
        delete(OutboxMessage).where(
            OutboxMessage.state != "pending", OutboxMessage.created_at < now - _SENT_KEPT
        )
    )
