"""What happens in the chat with a bot."""

import hashlib
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from app.db import insert_new
from app.domain.errors import InvitationNotFound
from app.domain.ids import new_secret
from app.domain.init_data import TelegramUser
from app.domain.language import from_code
from app.models import (
    Bot,
    BotChat,
    Identity,
    Invitation,
    Master,
    Membership,
    OutboxMessage,
    ProcessedUpdate,
    Tenant,
)
from app.usecases.outbox import queue_message
from app.usecases.people import recognise

# Telegram repeats an unanswered update for a day; two are on the safe side.
UPDATES_KEPT = timedelta(days=2)
Greeting = Literal["greeting", "nobody_reads", "link_too_old"]
# What a one-time link hands to /start, before the code.
INVITATION_PAYLOAD = "own_"
_INVITATION_LASTS = timedelta(days=7)


def seen_before(session: Session, *, bot_id: int, update_id: int, now: datetime) -> bool:
    """Remember an update; tells whether it was handled already.

    Numbers may jump or start anew, so it is the set that counts and not the order.
    """
    return not insert_new(
        session, ProcessedUpdate, bot_id=bot_id, update_id=update_id, processed_at=now
    )


def forget_updates(session: Session, *, now: datetime) -> None:
    """Delete remembered updates that Telegram no longer repeats."""
    session.execute(
        delete(ProcessedUpdate).where(ProcessedUpdate.processed_at < now - UPDATES_KEPT)
    )


def note_chat(session: Session, *, bot: Bot, chat_id: int, blocked: bool, now: datetime) -> None:
    """Remember that a person has a chat with the bot, and whether she blocked it."""
    insert_new(
        session,
        BotChat,
        tenant_id=bot.tenant_id,
        bot_id=bot.id,
        chat_id=chat_id,
        started_at=now,
    )
    chat = session.scalars(
        select(BotChat).where(BotChat.bot_id == bot.id, BotChat.chat_id == chat_id)
    ).one()
    chat.blocked_at = (chat.blocked_at or now) if blocked else None
    session.flush()


def greet(
    session: Session,
    *,
    bot: Bot,
    user: TelegramUser,
    now: datetime,
    template: Greeting = "greeting",
) -> None:
    """Answer a person: who this is, and the button that opens the booking.

    "nobody_reads" answers words of her own, "link_too_old" a one-time link that is used up. To
    words one answer waits at a time, however much she writes.
    """
    note_chat(session, bot=bot, chat_id=user.id, blocked=False, now=now)
    if template == "nobody_reads" and _is_waiting(session, bot, user, template):
        return
    _write(session, bot, user, template, now)


def invite_owner(session: Session, *, tenant_id: int, now: datetime) -> str:
    """Make a one-time link's code, good for a week, that turns its opener into the owner."""
    # A link made earlier and not used is as lost as it looks.
    session.execute(
        delete(Invitation).where(
            Invitation.tenant_id == tenant_id,
            Invitation.role == "owner",
            Invitation.accepted_at.is_(None),
        )
    )
    masters = session.scalars(select(Master.id).where(Master.tenant_id == tenant_id)).all()
    # Where one master works alone, the calendar is the owner's own.
    own = masters[0] if len(masters) == 1 else None
    code, _ = make_invitation(session, tenant_id=tenant_id, role="owner", master_id=own, now=now)
    return code


def make_invitation(
    session: Session, *, tenant_id: int, role: str, master_id: int | None, now: datetime
) -> tuple[str, datetime]:
    """Make a one-time link's code for a role, and the moment it becomes worthless."""
    code, expires_at = new_secret(), now + _INVITATION_LASTS
    session.add(
        Invitation(
            tenant_id=tenant_id,
            role=role,
            master_id=master_id,
            code_hash=_code_hash(code),
            created_at=now,
            expires_at=expires_at,
        )
    )
    session.flush()
    return code, expires_at


def accept_invitation(
    session: Session, *, bot: Bot, user: TelegramUser, code: str, now: datetime
) -> None:
    """Make the person a member of the bot's tenant, and welcome her.

    The update came through the webhook with its secret, so Telegram vouches for who she is.
    Raises InvitationNotFound for a code that is unknown, used, too old or another tenant's.
    """
    invitation = session.scalar(
        select(Invitation)
        .where(
            Invitation.tenant_id == bot.tenant_id,
            Invitation.code_hash == _code_hash(code),
            Invitation.accepted_at.is_(None),
            Invitation.expires_at > now,
        )
        .with_for_update()
    )
    if invitation is None:
        raise InvitationNotFound
    invitation.accepted_at = now
    note_chat(session, bot=bot, chat_id=user.id, blocked=False, now=now)
    add_member(
        session,
        tenant_id=bot.tenant_id,
        telegram_id=user.id,
        role=invitation.role,
        master_id=invitation.master_id,
        now=now,
    )
    _write(session, bot, user, "owner_welcome", now)


def add_member(
    session: Session,
    *,
    tenant_id: int,
    telegram_id: int,
    role: str,
    master_id: int | None,
    now: datetime,
) -> None:
    """Give a person a role in the tenant, in place of the one she had."""
    person_id = recognise(session, kind="telegram", subject=str(telegram_id), now=now)
    membership = session.scalar(
        select(Membership).where(
            Membership.tenant_id == tenant_id, Membership.person_id == person_id
        )
    )
    if membership is None:
        membership = Membership(tenant_id=tenant_id, person_id=person_id, created_at=now)
        session.add(membership)
    membership.role = role
    membership.master_id = master_id
    session.flush()


def _is_waiting(session: Session, bot: Bot, user: TelegramUser, template: str) -> bool:
    waiting = exists().where(
        OutboxMessage.bot_id == bot.id,
        OutboxMessage.chat_id == user.id,
        OutboxMessage.template == template,
        OutboxMessage.state == "pending",
    )
    return bool(session.scalar(select(waiting)))


def _write(session: Session, bot: Bot, user: TelegramUser, template: str, now: datetime) -> None:
    tenant = session.get_one(Tenant, bot.tenant_id)
    queue_message(
        session,
        bot=bot,
        chat_id=user.id,
        template=template,
        params={
            "first_name": user.first_name,
            "tenant_name": tenant.name,
            "slug": tenant.slug,
            "is_staff": _works_for(session, tenant.id, user),
        },
        language=from_code(user.language_code),
        now=now,
    )


def _works_for(session: Session, tenant_id: int, user: TelegramUser) -> bool:
    member = (
        exists()
        .where(Membership.tenant_id == tenant_id, Membership.person_id == Identity.person_id)
        .where(Identity.kind == "telegram", Identity.subject == str(user.id))
    )
    return bool(session.scalar(select(member)))


def _code_hash(code: str) -> str:
    # What a person typed may hold half a surrogate pair; it is an unknown code like any other.
    return hashlib.sha256(code.encode(errors="replace")).hexdigest()
