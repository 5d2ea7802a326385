"""Who works for a tenant, and what each may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Forbidden, InitDataInvalid, MasterNotFound, NotAMember
from app.domain.init_data import check_telegram_signature, verify_init_data
from app.models import Bot, Identity, Master, Membership, Tenant
from app.usecases.tenants import TenantRef
from app.vault import Vault


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of a tenant, as the caller of a use case."""

    tenant: TenantRef
    person_id: int
    # owner, administrator or master.
    role: str
    # Her own calendar, if she has one.
    master_id: int | None

    @property
    def sees_all(self) -> bool:
        """Tell whether every calendar of the tenant is hers to edit, and the catalogue."""
        return self.role != "master"

    def check_sees(self, master_id: int) -> None:
        """Raise Forbidden unless the calendar is hers to see and edit."""
        if not self.sees_all and master_id != self.master_id:
            raise Forbidden

    def check_sees_all(self) -> None:
        """Raise Forbidden for a master who has but her own calendar."""
        if not self.sees_all:
            raise Forbidden

    def check_owns(self) -> None:
        """Raise Forbidden for everybody but the owner."""
        if self.role != "owner":
            raise Forbidden


@dataclass(frozen=True, slots=True)
class Cabinet:
    """A tenant somebody works for."""

    tenant_id: int
    slug: str
    name: str
    role: str


def find_staff(session: Session, *, tenant: TenantRef, person_id: int) -> Staff:
    """Return a person's membership as it is now. Raises NotAMember."""
    row = session.execute(
        select(Membership.role, Membership.master_id).where(
            Membership.tenant_id == tenant.id, Membership.person_id == person_id
        )
    ).one_or_none()
    if row is None:
        raise NotAMember
    return Staff(tenant, person_id, row.role, row.master_id)


def find_master(session: Session, *, staff: Staff, master_id: int) -> Master:
    """Return a master whose calendar the caller may edit.

    Raises Forbidden for a colleague's calendar, MasterNotFound for an unknown or another tenant's.
    """
    master = session.scalar(
        select(Master).where(Master.tenant_id == staff.tenant.id, Master.id == master_id)
    )
    if master is None:
        raise MasterNotFound
    staff.check_sees(master_id)
    return master


def sign_in_staff(
    session: Session,
    *,
    tenant: TenantRef,
    init_data: str,
    vault: Vault,
    public_key: bytes,
    max_age: timedelta,
    now: datetime,
) -> Staff:
    """Return the member who opened the cabinet from her tenant's bot.

    The hash alone proves nothing here: the tenant's owner holds the token and could forge anybody,
    so Telegram's own signature is asked for too. Raises InitDataInvalid, InitDataExpired or
    NotAMember.
    """
    bot = session.execute(
        select(Bot.token_sealed, Bot.telegram_id).where(Bot.tenant_id == tenant.id)
    ).one_or_none()
    if bot is None:
        raise InitDataInvalid
    user = verify_init_data(init_data, token=vault.open(bot.token_sealed), now=now, max_age=max_age)
    check_telegram_signature(init_data, bot_id=bot.telegram_id, public_keys=[public_key])
    return find_staff(session, tenant=tenant, person_id=_person_of(session, user.id))


def cabinets_of(
    session: Session, *, init_data: str, manager_token: str, max_age: timedelta, now: datetime
) -> tuple[int, Sequence[Cabinet]]:
    """Return the person who came from the manager bot, and the tenants she works for.

    The host alone holds that bot's token, so its initData proves a person by itself. Raises
    InitDataInvalid, InitDataExpired, or NotAMember if she works for nobody.
    """
    user = verify_init_data(init_data, token=manager_token, now=now, max_age=max_age)
    person_id = _person_of(session, user.id)
    rows = session.execute(
        select(Tenant.id, Tenant.slug, Tenant.name, Membership.role)
        .join(Membership, Membership.tenant_id == Tenant.id)
        .where(Membership.person_id == person_id)
        .order_by(Tenant.name, Tenant.id)
    )
    found = [Cabinet(*row) for row in rows]
    if not found:
        raise NotAMember
    return person_id, found


def _person_of(session: Session, telegram_id: int) -> int:
    person_id = session.scalar(
        select(Identity.person_id).where(
            Identity.kind == "telegram", Identity.subject == str(telegram_id)
        )
    )
    if person_id is None:
        raise NotAMember
    return person_id
