"""Who works for a tenant, and inviting colleagues."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import BotMissing, MasterNotFound
from app.domain.ids import start_link
from app.models import Bot, Invitation, Master, Membership
from app.usecases.chats import INVITATION_PAYLOAD, make_invitation
from app.usecases.staff import Staff


@dataclass(frozen=True, slots=True)
class People:
    """The members of a tenant and the invitations nobody has used yet."""

    members: Sequence[Membership]
    invitations: Sequence[Invitation]


@dataclass(frozen=True, slots=True)
class OneTimeLink:
    """A link that makes whoever opens it first a member."""

    link: str
    expires_at: datetime


def list_members(session: Session, *, staff: Staff, now: datetime) -> People:
    """Return who works here. Raises Forbidden for everybody but the owner."""
    staff.check_owns()
    tenant_id = staff.tenant.id
    members = session.scalars(
        select(Membership).where(Membership.tenant_id == tenant_id).order_by(Membership.id)
    )
    invitations = session.scalars(
        select(Invitation)
        .where(
            Invitation.tenant_id == tenant_id,
            Invitation.role != "owner",
            Invitation.accepted_at.is_(None),
            Invitation.expires_at > now,
        )
        .order_by(Invitation.id)
    )
    return People(members.all(), invitations.all())


def invite(
    session: Session, *, staff: Staff, role: str, master_id: int | None, now: datetime
) -> OneTimeLink:
    """Make a one-time link for a colleague; a master needs a calendar of the tenant.

    Raises Forbidden for everybody but the owner, MasterNotFound, BotMissing.
    """
    staff.check_owns()
    tenant_id = staff.tenant.id
    own = select(Master.id).where(Master.tenant_id == tenant_id, Master.id == master_id)
    needs_calendar = role == "master" or master_id is not None
    if needs_calendar and session.scalar(own) is None:
        raise MasterNotFound
    username = session.scalar(select(Bot.username).where(Bot.tenant_id == tenant_id))
    if username is None:
        raise BotMissing
    code, expires_at = make_invitation(
        session, tenant_id=tenant_id, role=role, master_id=master_id, now=now
    )
    return OneTimeLink(start_link(username, f"{INVITATION_PAYLOAD}{code}"), expires_at)
