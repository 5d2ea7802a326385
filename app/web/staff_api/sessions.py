"""Signing in to the cabinet with Telegram's initData."""

from datetime import datetime
from typing import Any

from app.clock import utcnow
from app.db import reading
from app.domain.errors import InitDataInvalid
from app.guarding import guarded
from app.models import Tenant
from app.runtime import runtime
from app.usecases.staff import cabinets_of, sign_in_staff
from app.usecases.tenants import TenantRef
from app.web.client_api.schemas import SignIn
from app.web.guards import for_anybody
from app.web.limits import SIGN_IN, limiter
from app.web.staff_api import schemas
from app.web.staff_api.blueprint import staff_api
from app.web.tokens import StaffClaims, issue_staff_session


@staff_api.route("/<slug>/session", methods=["POST"])
@limiter.limit(SIGN_IN)
@for_anybody
@staff_api.arguments(SignIn)
@staff_api.response(200, schemas.StaffSession)
def open_cabinet(data: dict[str, Any], tenant: TenantRef) -> dict[str, Any]:
    """Exchange initData of this tenant's bot, with Telegram's own signature, for a token."""
    now = utcnow()
    settings = runtime().settings
    with reading() as session:
        staff = sign_in_staff(
            session,
            tenant=tenant,
            init_data=data["init_data"],
            vault=runtime().vault,
            public_key=bytes.fromhex(settings.telegram_public_key),
            max_age=settings.init_data_max_age,
            now=now,
        )
        language = session.get_one(Tenant, tenant.id).language
    member = {"role": staff.role, "master_id": staff.master_id, "language": language}
    return {**_issued(tenant.id, staff.person_id, now), "member": member}


@staff_api.route("/session", methods=["POST"])
@limiter.limit(SIGN_IN)
@guarded("anybody")
@staff_api.arguments(SignIn)
@staff_api.response(200, schemas.Cabinets)
def open_cabinets(data: dict[str, Any]) -> dict[str, Any]:
    """Exchange initData of the manager bot for a token to each tenant the person works for."""
    now = utcnow()
    settings = runtime().settings
    if settings.manager_bot_token is None:
        raise InitDataInvalid
    with reading() as session:
        person_id, found = cabinets_of(
            session,
            init_data=data["init_data"],
            manager_token=settings.manager_bot_token,
            max_age=settings.init_data_max_age,
            now=now,
        )
    return {
        "tenants": [
            {
                "slug": cabinet.slug,
                "name": cabinet.name,
                "role": cabinet.role,
                "session": _issued(cabinet.tenant_id, person_id, now),
            }
            for cabinet in found
        ]
    }


def _issued(tenant_id: int, person_id: int, now: datetime) -> dict[str, Any]:
    settings = runtime().settings
    claims = StaffClaims(tenant_id, person_id, now + settings.session_max_age)
    return {
        "token": issue_staff_session(settings.secret_key, claims),
        "expires_at": claims.expires_at.isoformat(timespec="seconds"),
    }
