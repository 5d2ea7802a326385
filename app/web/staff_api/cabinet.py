"""What every page of the cabinet needs, and who works here."""

from typing import Any

from app.clock import utcnow
from app.db import reading, transaction
from app.usecases.cabinet import read_cabinet
from app.usecases.members import invite, list_members
from app.usecases.staff import Staff
from app.web.guards import for_staff
from app.web.instants import local
from app.web.limits import INVITE, limiter
from app.web.staff_api import schemas
from app.web.staff_api.blueprint import staff_api
from app.web.staff_api.services import wire_service


@staff_api.route("/<slug>", methods=["GET"])
@for_staff
@staff_api.response(200, schemas.Cabinet)
def get_cabinet(staff: Staff) -> dict[str, Any]:
    """The tenant with its masters and all of its services."""
    with reading() as session:
        card = read_cabinet(session, staff=staff)
        return {
            **{
                name: getattr(card.tenant, name)
                for name in ("slug", "name", "timezone", "currency", "language")
            },
            "bot_username": card.bot_username,
            "role": staff.role,
            "master_id": staff.master_id,
            "now": local(utcnow(), staff.tenant.zone),
            "masters": card.masters,
            "services": [wire_service(offer) for offer in card.services],
        }


@staff_api.route("/<slug>/members", methods=["GET"])
@for_staff
@staff_api.response(200, schemas.Members)
def get_members(staff: Staff) -> dict[str, Any]:
    """Who works here, and the invitations nobody has used yet."""
    with reading() as session:
        people = list_members(session, staff=staff, now=utcnow())
        return {
            "members": [
                {
                    "id": member.id,
                    "role": member.role,
                    "master_id": member.master_id,
                    "is_self": member.person_id == staff.person_id,
                }
                for member in people.members
            ],
            "invitations": [
                {
                    "id": invitation.id,
                    "role": invitation.role,
                    "master_id": invitation.master_id,
                    "expires_at": local(invitation.expires_at, staff.tenant.zone),
                }
                for invitation in people.invitations
            ],
        }


@staff_api.route("/<slug>/invitations", methods=["POST"])
@limiter.limit(INVITE)
@for_staff
@staff_api.arguments(schemas.Invite)
@staff_api.response(201, schemas.InvitationLink)
def post_invitation(data: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """Make a one-time link for a colleague."""
    with transaction() as session:
        made = invite(
            session,
            staff=staff,
            role=data["role"],
            master_id=data["master_id"],
            now=utcnow(),
        )
        return {"link": made.link, "expires_at": local(made.expires_at, staff.tenant.zone)}
