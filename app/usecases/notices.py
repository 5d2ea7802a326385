"""Who hears what of a visit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from app.domain.visit_facts import VisitFacts
from app.models import Bot, BotChat, Client, Master, OutboxMessage, Tenant, Visit
from app.usecases.money.ledger import paid_of, promised_of
from app.usecases.news import BOOKED, REQUESTED, Amount, Before, News
from app.usecases.outbox import STRUCK_OUT, queue_message
from app.usecases.people import telegram_id_of_client, telegram_ids_of_staff


@dataclass(frozen=True, slots=True)
class _Circle:
    """A visit with everybody and everything a message about it speaks of."""

    tenant: Tenant
    bot: Bot
    visit: Visit
    client: Client
    facts: VisitFacts


def tell_booked(
    session: Session,
    *,
    visit: Visit,
    now: datetime,
    by_person: int | None = None,
    client_too: bool = True,
) -> None:
    """Queue the confirmation, or the word that a request was sent, and the notice for the staff."""
    news = REQUESTED if visit.awaiting_approval else BOOKED
    tell(session, visit=visit, news=news, now=now, by_person=by_person, client_too=client_too)


def tell(
    session: Session,
    *,
    visit: Visit,
    news: News,
    now: datetime,
    before: Before | None = None,
    amount: Amount | None = None,
    by_person: int | None = None,
    client_too: bool = True,
) -> None:
    """Queue what client and staff are told of a change.

    `by_person` is the member of the staff who made it and need not be told. A client without
    Telegram is left out.
    """
    circle = _gather(session, visit, now)
    if circle is None:
        return
    if before is not None:
        facts = replace(
            circle.facts,
            was_starts_at=before.starts_at,
            was_ends_at=before.ends_at,
            was_services=before.services,
        )
        circle = replace(circle, facts=facts)
    if amount is not None:
        facts = replace(
            circle.facts,
            amount_kopecks=amount.kopecks,
            amount_reason=amount.reason,
            amount_words=amount.words,
        )
        circle = replace(circle, facts=facts)
    if news.client and client_too:
        if news.aside:
            _tell_payer(session, circle, news.client, now)
        else:
            _tell_client(session, circle, news.client, now, in_place=news.by_client)
    if news.staff:
        masters = {visit.master_id, before.master_id if before else visit.master_id}
        for chat_id in telegram_ids_of_staff(
            session, tenant_id=visit.tenant_id, master_ids=masters, but_person=by_person
        ):
            _queue(session, circle, chat_id, news.staff, circle.tenant.language, now)


def tell_move_proposed(
    session: Session,
    *,
    visit: Visit,
    proposed: Sequence[datetime],
    words: str | None,
    now: datetime,
) -> bool:
    """Queue the wish that the client choose another time; tells whether she can be reached."""
    circle = _gather(session, visit, now)
    if circle is None or circle.facts.client_chat_id is None or _is_blocked(session, circle):
        return False
    facts = replace(circle.facts, proposed=tuple(proposed), proposal=words)
    circle = replace(circle, facts=facts)
    _tell_client(session, circle, "visit_move_proposed_client", now, in_place=False)
    return True


def _is_blocked(session: Session, circle: _Circle) -> bool:
    return (
        session.scalar(
            select(
                exists().where(
                    BotChat.bot_id == circle.bot.id,
                    BotChat.chat_id == circle.facts.client_chat_id,
                    BotChat.blocked_at.is_not(None),
                )
            )
        )
        is True
    )


def _tell_client(
    session: Session, circle: _Circle, template: str, now: datetime, *, in_place: bool
) -> None:
    chat_id = circle.facts.client_chat_id
    if chat_id is None:
        return
    language = circle.client.language
    standing = _last_told(session, circle.visit, chat_id)
    edits_id = None if standing is None else standing.id
    if standing is not None:
        known = _as_told(circle, standing)
        if circle.facts.was_starts_at is not None:
            # What changed in silence in between she never knew of.
            circle = known
        if not in_place:
            # An edit does not ring. So the news come as a message of their own, and what she was
            # told before is struck out, or two messages would contradict one another.
            _queue(session, known, chat_id, STRUCK_OUT, language, now, edits_id=edits_id)
            edits_id = None
    _queue(session, circle, chat_id, template, language, now, edits_id=edits_id)


def _tell_payer(session: Session, circle: _Circle, template: str, now: datetime) -> None:
    chat_id = circle.facts.client_chat_id
    if chat_id is not None:
        _queue(session, circle, chat_id, template, circle.client.language, now)


def _as_told(circle: _Circle, standing: OutboxMessage) -> _Circle:
    """Return the circle with the visit as it was before taken from an earlier message."""
    told = VisitFacts.from_json(standing.params)
    facts = replace(
        circle.facts,
        was_starts_at=told.starts_at,
        was_ends_at=told.ends_at,
        was_services=told.services,
    )
    return replace(circle, facts=facts)


def _last_told(session: Session, visit: Visit, chat_id: int) -> OutboxMessage | None:
    """Return the message that tells the client how things stand with her visit."""
    return session.scalar(
        select(OutboxMessage)
        .where(
            OutboxMessage.tenant_id == visit.tenant_id,
            OutboxMessage.visit_id == visit.id,
            OutboxMessage.chat_id == chat_id,
            # Whatever its client is told of a visit is named so.
            OutboxMessage.template.endswith("_client"),
            OutboxMessage.template != STRUCK_OUT,
            OutboxMessage.state != "failed",
        )
        .order_by(OutboxMessage.id.desc())
        .limit(1)
    )


def _queue(
    session: Session,
    circle: _Circle,
    chat_id: int,
    template: str,
    language: str,
    now: datetime,
    *,
    edits_id: int | None = None,
) -> None:
    queue_message(
        session,
        bot=circle.bot,
        chat_id=chat_id,
        template=template,
        params=circle.facts.to_json(circle.tenant.timezone),
        language=language,
        visit_id=circle.visit.id,
        edits_id=edits_id,
        now=now,
    )


def _gather(session: Session, visit: Visit, now: datetime) -> _Circle | None:
    row = session.execute(
        select(Tenant, Bot, Client, Master)
        .join(Bot, Bot.tenant_id == Tenant.id)
        .join(Client, Client.tenant_id == Tenant.id)
        .join(Master, Master.tenant_id == Tenant.id)
        .where(
            Tenant.id == visit.tenant_id,
            Client.id == visit.client_id,
            Master.id == visit.master_id,
        )
    ).one_or_none()
    if row is None:
        # Without a bot there is no chat to write to; the visit stands all the same.
        return None
    tenant, bot, client, master = row
    masters = session.scalar(
        select(func.count()).select_from(Master).where(Master.tenant_id == tenant.id)
    )
    paid = paid_of(session, visit)
    facts = VisitFacts(
        slug=tenant.slug,
        tenant_name=tenant.name,
        master_name=master.name if masters != 1 else None,
        services=tuple(service.name for service in visit.services),
        duration_min=sum(service.duration_min for service in visit.services),
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        price_kopecks=visit.price_kopecks,
        price_from=visit.price_from,
        address=tenant.address,
        directions=tenant.directions,
        free_cancel_until=visit.free_cancel_until,
        booked_at=visit.booked_at,
        cancelled_at=visit.cancelled_at,
        cancel_reason=visit.cancel_reason,
        client_name=client.full_name,
        client_username=client.username,
        client_chat_id=telegram_id_of_client(session, client=client),
        comment=visit.comment,
        visit_id=visit.id,
        told_at=now,
        awaiting_approval=visit.awaiting_approval,
        deposit_kopecks=visit.deposit_kopecks,
        paid_kopecks=paid.kopecks,
        returned_kopecks=promised_of(session, visit),
        pay_until=visit.pay_until,
        decide_until=visit.decide_until,
        kept_kopecks=visit.kept_kopecks,
        kept_reason=visit.kept_reason,
    )
    return _Circle(tenant, bot, visit, client, facts)
