"""A client signs in with what Telegram says of her."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import insert_new
from app.domain.errors import InitDataInvalid
from app.domain.init_data import TelegramUser, verify_init_data
from app.domain.language import from_code
from app.models import Bot, Client
from app.usecases.people import recognise
from app.vault import Vault


def sign_in(
    session: Session,
    *,
    tenant_id: int,
    init_data: str,
    vault: Vault,
    max_age: timedelta,
    now: datetime,
) -> Client:
    """Return the tenant's client who opened the Mini App, known or new.

    The data is checked with the token of this tenant's bot alone. Raises InitDataInvalid or
    InitDataExpired.
    """
    sealed = session.scalar(select(Bot.token_sealed).where(Bot.tenant_id == tenant_id))
    if sealed is None:
        raise InitDataInvalid
    user = verify_init_data(init_data, token=vault.open(sealed), now=now, max_age=max_age)
    return remember_client(session, tenant_id=tenant_id, user=user, now=now)


def remember_client(
    session: Session, *, tenant_id: int, user: TelegramUser, now: datetime
) -> Client:
    """Return the tenant's client for a Telegram user, with her names as they are today."""
    person_id = recognise(session, kind="telegram", subject=str(user.id), now=now)
    names = {
        "first_name": user.first_name,
        "last_name": user.last_name,
        "username": user.username,
        "language": from_code(user.language_code),
    }
    insert_new(
        session,
        Client,
        tenant_id=tenant_id,
        person_id=person_id,
        created_at=now,
        named_by_staff=False,
        **names,
    )
    client = session.scalars(
        select(Client).where(Client.tenant_id == tenant_id, Client.person_id == person_id)
    ).one()
    if client.named_by_staff:
        names = {"username": user.username, "language": names["language"]}
    for field, value in names.items():
        setattr(client, field, value)
    session.flush()
    return client
