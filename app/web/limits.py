"""How often somebody may try."""

from flask import request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from app.domain.errors import Unauthenticated
from app.web.guards import bearer_claims

# Mobile operators put thousands of phones behind one address, so an address may do a lot.
SIGN_IN = "120 per minute; 1200 per hour"
BOOK = "12 per minute; 60 per hour"


def address_and_tenant() -> str:
    """Count by network address, separately for each tenant."""
    return f"{get_remote_address()} {(request.view_args or {}).get('slug', '')}"


def client() -> str:
    """Count by signed-in client; one whose session fails is counted by address."""
    try:
        claims = bearer_claims()
    except Unauthenticated:
        return address_and_tenant()
    return f"{claims.tenant_id}:{claims.client_id}"


limiter = Limiter(key_func=address_and_tenant, headers_enabled=True, strategy="moving-window")
