"""Whether a tenant's shop works, as its answers tell."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.payment_ports import ShopProfile
from app.models import Bot, Shop, Tenant
from app.usecases.money.shop_calls import bring_forward
from app.usecases.outbox import queue_message
from app.usecases.people import telegram_ids_of_staff

# Whatever it was, a moment's rest does the provider good, and other shops go first.
_REST = timedelta(seconds=5)


def note_profile(session: Session, *, shop: Shop, profile: ShopProfile, now: datetime) -> None:
    """Write down what the provider says of a shop, and take payments by it from now on."""
    _hold(session, shop)
    shop.checked_at = now
    if shop.state == "disconnected":
        # She left it while the answer was on its way.
        return
    if profile.account_id != shop.account_id:
        _reject(session, shop, "other_shop", now)
        return
    if shop.state != "connected":
        bring_forward(session, shop_id=shop.id, now=now)
    shop.state = "connected"
    shop.problem = None
    shop.is_test = profile.is_test
    shop.fiscal = profile.fiscal
    if profile.fiscal:
        shop.receipts = "yookassa"
    elif shop.receipts == "yookassa":
        shop.receipts = "own"
    session.flush()


def note_rejected_keys(
    session: Session, *, shop: Shop, secret_sealed: bytes, now: datetime
) -> None:
    """Take no payments by a shop whose key the provider does not know (any more); tell her.

    Nothing happens if it was an old key, and she has given us another one meanwhile.
    """
    _hold(session, shop)
    if shop.secret_sealed != secret_sealed:
        return
    shop.checked_at = now
    _reject(session, shop, "keys_rejected", now)


def note_silence(session: Session, *, shop: Shop, now: datetime) -> None:
    """Let a shop rest whose provider did not answer as it should."""
    shop.quiet_until = now + _REST
    session.flush()


def _hold(session: Session, shop: Shop) -> None:
    """Read the shop as it is now: several calls may fail at once, and she is told once."""
    session.refresh(shop, with_for_update={"key_share": True})


def _reject(session: Session, shop: Shop, problem: str, now: datetime) -> None:
    worked = shop.state == "connected"
    # One she has left stays left: nobody needs to hear of it.
    if shop.state != "disconnected":
        shop.state = "rejected"
    shop.problem = problem
    session.flush()
    if worked:
        _tell_owners(session, shop, now)


def _tell_owners(session: Session, shop: Shop, now: datetime) -> None:
    tenant = session.get_one(Tenant, shop.tenant_id)
    bot = session.scalar(select(Bot).where(Bot.tenant_id == tenant.id))
    if bot is None:
        return
    for chat_id in telegram_ids_of_staff(session, tenant_id=tenant.id, master_ids=()):
        queue_message(
            session,
            bot=bot,
            chat_id=chat_id,
            template="shop_rejected_staff",
            params={"slug": tenant.slug, "tenant_name": tenant.name},
            language=tenant.language,
            now=now,
        )
