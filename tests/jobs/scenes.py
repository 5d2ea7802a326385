"""What goes on at a tenant's while the worker works."""

from datetime import timedelta

from app.clock import utcnow
from app.db import transaction
from app.models import Bot, Visit
from app.usecases.booking import Wish, book_visit
from app.usecases.tenants import TenantRef
from tests.support.factories import CLIENT_ID, make_client, service_id
from tests.support.outbox import pending, queue
from tests.support.sandbox import BOT, Sandbox

STRANGERS = range(5_200_000_000, 5_200_000_030)
ONE_EACH = {(BOT, number): 1 for number in STRANGERS}


def invite_strangers(sandbox: Sandbox) -> None:
    for number in STRANGERS:
        person = {"id": number, "first_name": str(number), "started": [BOT]}
        sandbox.control("people", person)


def queue_for_strangers(bot: Bot) -> None:
    for number in STRANGERS:
        queue(bot, number, now=utcnow())


def book_tomorrow(tenant: TenantRef) -> Visit:
    """Book for the client on the next weekday."""
    client_id = make_client(tenant, CLIENT_ID)
    tomorrow = utcnow().astimezone(tenant.zone) + timedelta(days=1)
    while tomorrow.weekday() > 4:
        tomorrow += timedelta(days=1)
    wish = Wish(
        service_ids=(service_id(tenant),),
        master_id=None,
        starts_at=tomorrow.replace(hour=15, minute=0, second=0, microsecond=0),
        comment=None,
        idempotency_key=None,
    )
    with transaction() as session:
        return book_visit(session, tenant=tenant, client_id=client_id, wish=wish, now=utcnow())


def nothing_waits() -> bool:
    return pending() == 0
