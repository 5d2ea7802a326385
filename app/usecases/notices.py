"""Who hears what of a visit."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.visit_facts import VisitFacts
from app.models import Bot, Client, Master, OutboxMessage, Tenant, Visit
from app.usecases.outbox import queue_message
from app.usecases.people import telegram_id_of_client, telegram_ids_of_staff


@dataclass(frozen=True, slots=True)
class _Circle:
    """A visit with everybody and everything a message about it speaks of."""

    tenant: Tenant
    bot: Bot
    visit: Visit
    client: Client
    client_chat_id: int | None
    facts: dict[str, object]


def tell_booked(session: Session, *, visit: Visit, now: datetime) -> None:
    """Queue the confirmation for the client and the notice for the staff."""
    circle = _gather(session, visit)
    if circle is None:
        return
    _tell_client(session, circle, "visit_booked_client", now)
    _tell_staff(session, circle, "visit_booked_staff", now)


def tell_cancelled(session: Session, *, visit: Visit, now: datetime) -> None:
    """Turn the client's confirmation into a cancellation, and tell the staff."""
    circle = _gather(session, visit)
    if circle is None:
        return
    confirmation_id = session.scalar(
        select(OutboxMessage.id).where(
            OutboxMessage.tenant_id == visit.tenant_id,
            OutboxMessage.visit_id == visit.id,
            OutboxMessage.template == "visit_booked_client",
        )
    )
    _tell_client(session, circle, "visit_cancelled_client", now, edits_id=confirmation_id)
    _tell_staff(session, circle, "visit_cancelled_staff", now)


def _tell_client(
    session: Session, circle: _Circle, template: str, now: datetime, *, edits_id: int | None = None
) -> None:
    if circle.client_chat_id is not None:
        language = circle.client.language
        _queue(session, circle, circle.client_chat_id, template, language, now, edits_id=edits_id)


def _tell_staff(session: Session, circle: _Circle, template: str, now: datetime) -> None:
    visit = circle.visit
    for chat_id in telegram_ids_of_staff(
        session, tenant_id=visit.tenant_id, master_id=visit.master_id
    ):
        _queue(session, circle, chat_id, template, circle.tenant.language, now)


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
        params=circle.facts,
        language=language,
        visit_id=circle.visit.id,
        edits_id=edits_id,
        now=now,
    )


def _gather(session: Session, visit: Visit) -> _Circle | None:
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
    chat_id = telegram_id_of_client(session, client=client)
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
        client_chat_id=chat_id,
        comment=visit.comment,
    ).to_json(tenant.timezone)
    return _Circle(tenant, bot, visit, client, chat_id, facts)
