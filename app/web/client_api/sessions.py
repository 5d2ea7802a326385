"""Signing in with Telegram's initData."""

from typing import Any

from app.clock import utcnow
from app.db import transaction
from app.runtime import runtime
from app.usecases.sessions import sign_in
from app.usecases.tenants import TenantRef
from app.web.client_api import schemas
from app.web.client_api.blueprint import client_api
from app.web.guards import for_anybody
from app.web.instants import local
from app.web.limits import SIGN_IN, limiter
from app.web.tokens import SessionClaims, issue_session


@client_api.route("/session", methods=["POST"])
@limiter.limit(SIGN_IN)
@for_anybody
@client_api.arguments(schemas.SignIn)
@client_api.response(200, schemas.Session)
def open_session(data: dict[str, Any], tenant: TenantRef) -> dict[str, Any]:
    """Exchange initData of this tenant's bot for a short-lived bearer token."""
    now = utcnow()
    settings = runtime().settings
    with transaction() as session:
        client = sign_in(
            session,
            tenant_id=tenant.id,
            init_data=data["init_data"],
            vault=runtime().vault,
            max_age=settings.init_data_max_age,
            now=now,
        )
    claims = SessionClaims(tenant.id, client.id, now + settings.session_max_age)
    return {
        "token": issue_session(settings.secret_key, claims),
        "expires_at": local(claims.expires_at, tenant.zone),
        "client": client,
    }
