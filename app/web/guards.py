"""Who may call a route of the API. Each route has exactly one of these."""

from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from flask import request

from app.clock import utcnow
from app.db import reader
from app.domain.errors import SessionInvalid, SessionMissing
from app.guarding import View, guarded
from app.runtime import runtime
from app.usecases.staff import find_staff
from app.usecases.tenants import TenantRef, find_tenant
from app.web.tokens import SessionClaims, read_session, read_staff_session


@dataclass(frozen=True, slots=True)
class Caller:
    """A signed-in client of the tenant in the address."""

    tenant: TenantRef
    client_id: int


def for_anybody(view: View) -> View:
    """Give the view the tenant named in the address; nobody has to sign in."""

    @wraps(view)
    def guarded_view(*args: Any, slug: str, **kwargs: Any) -> Any:
        return view(*args, tenant=_tenant(slug), **kwargs)

    return guarded("anybody")(cast("View", guarded_view))


def for_clients(view: View) -> View:
    """Give the view the signed-in client of the tenant named in the address.

    A session of another tenant is as good as a forged one.
    """

    @wraps(view)
    def guarded_view(*args: Any, slug: str, **kwargs: Any) -> Any:
        tenant = _tenant(slug)
        claims = bearer_claims()
        if claims.tenant_id != tenant.id:
            raise SessionInvalid
        return view(*args, caller=Caller(tenant, claims.client_id), **kwargs)

    return guarded("client session")(cast("View", guarded_view))


def for_staff(view: View) -> View:
    """Give the view the member of the tenant named in the address, with her rights of today.

    What she may do with which calendar is the use case's business: it is given who she is.
    """

    @wraps(view)
    def guarded_view(*args: Any, slug: str, **kwargs: Any) -> Any:
        tenant = _tenant(slug)
        claims = read_staff_session(runtime().settings.secret_key, bearer_token(), now=utcnow())
        if claims.tenant_id != tenant.id:
            raise SessionInvalid
        staff = find_staff(reader(), tenant=tenant, person_id=claims.person_id)
        return view(*args, staff=staff, **kwargs)

    return guarded("staff session")(cast("View", guarded_view))


def bearer_claims() -> SessionClaims:
    """Read the request's session. Raises SessionMissing, SessionInvalid or SessionExpired."""
    return read_session(runtime().settings.secret_key, bearer_token(), now=utcnow())


def bearer_token() -> str:
    """Return the token that came with the request. Raises SessionMissing."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise SessionMissing
    return token


def _tenant(slug: str) -> TenantRef:
    # Left open, so that a view that only reads goes on with this connection.
    return find_tenant(reader(), slug=slug)
