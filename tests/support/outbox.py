"""Steps of a message's way out, in a sentence each."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db import reading, transaction
from app.domain.ports import BotProfile, Outcome
from app.models import Bot, OutboxMessage
from app.runtime import runtime
from app.usecases.bots import register_bot
from app.usecases.outbox import ClaimedMessage, claim_messages, queue_message, settle_message
from tests.support.factories import CLIENT_ID, NOW

NEW_TOKEN = "7000000001:SANDBOX-another-made-up-token-of-an"


@contextmanager
def rolled_back() -> Iterator[Session]:
    """Run in a transaction that fails in the end."""
    with suppress(RuntimeError), transaction() as session:
        yield session
        raise RuntimeError("made to fail")


def queue(
    bot: Bot,
    chat_id: int = CLIENT_ID,
    now: datetime = NOW,
    template: str = "greeting",
    **details: object,
) -> int:
    with transaction() as session:
        message = queue_message(
            session,
            bot=bot,
            chat_id=chat_id,
            template=template,
            params={
                "first_name": "Марина",
                "tenant_name": "Аня Белова",
                "slug": "anya",
            },
            language="ru",
            now=now,
            **details,
        )
        session.flush()
        return message.id


def claim(now: datetime = NOW, limit: int = 100) -> list[ClaimedMessage]:
    with transaction() as session:
        return claim_messages(session, limit=limit, now=now)


def ids(claimed: Sequence[ClaimedMessage]) -> list[int]:
    return [message.id for message in claimed]


def settle(claimed: ClaimedMessage, outcome: Outcome, now: datetime = NOW) -> None:
    with transaction() as session:
        settle_message(session, claimed=claimed, outcome=outcome, now=now)


def claim_and_settle(outcome: Outcome, now: datetime = NOW) -> ClaimedMessage:
    [claimed] = claim(now)
    settle(claimed, outcome, now)
    return claimed


def stored(message_id: int) -> OutboxMessage:
    with transaction() as session:
        return session.get_one(OutboxMessage, message_id, populate_existing=True)


def stored_bot(bot: Bot) -> Bot:
    with transaction() as session:
        return session.get_one(Bot, bot.id, populate_existing=True)


def give_token(session: Session, bot: Bot, token: str = NEW_TOKEN) -> None:
    register_bot(
        session,
        tenant_id=bot.tenant_id,
        profile=BotProfile(bot.telegram_id, bot.username, bot.name),
        token=token,
        vault=runtime().vault,
        now=NOW,
    )


def pending() -> int:
    with reading() as session:
        return session.scalars(
            select(func.count()).select_from(OutboxMessage).where(OutboxMessage.state == "pending")
        ).one()
