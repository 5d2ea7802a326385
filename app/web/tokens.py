"""Signed tokens: a client's session, and a link to one visit's calendar file."""

from dataclasses import dataclass
from datetime import UTC, datetime

from itsdangerous import BadData, URLSafeSerializer

from app.domain.errors import SessionExpired, SessionInvalid, VisitNotFound


@dataclass(frozen=True, slots=True)
class SessionClaims:
    """Who a session token speaks for."""

    tenant_id: int
    client_id: int
    expires_at: datetime


def issue_session(secret_key: str, claims: SessionClaims) -> str:
    """Sign a token for a client of one tenant, good until `expires_at`."""
    payload = [claims.tenant_id, claims.client_id, int(claims.expires_at.timestamp())]
    return _serializer(secret_key, "client session").dumps(payload)


def read_session(secret_key: str, token: str, *, now: datetime) -> SessionClaims:
    """Check a token. Raises SessionInvalid for a forged one, SessionExpired for an old one."""
    try:
        payload = _serializer(secret_key, "client session").loads(token)
    except BadData:
        raise SessionInvalid from None
    tenant_id, client_id, expires = payload
    claims = SessionClaims(tenant_id, client_id, datetime.fromtimestamp(expires, UTC))
    if claims.expires_at <= now:
        raise SessionExpired
    return claims


def sign_visit(secret_key: str, *, tenant_id: int, visit_id: int) -> str:
    """Make a name for a visit's calendar file that cannot be guessed from another's.

    A calendar application opens the link without our session, so the link itself is the key. It
    opens that one event and nothing else.
    """
    return _serializer(secret_key, "visit calendar").dumps([tenant_id, visit_id])


def read_visit(secret_key: str, signed: str, *, tenant_id: int) -> int:
    """Return the visit a calendar link names. Raises VisitNotFound for a forged one."""
    try:
        of_tenant, visit_id = _serializer(secret_key, "visit calendar").loads(signed)
    except BadData:
        raise VisitNotFound from None
    if of_tenant != tenant_id:
        raise VisitNotFound
    return int(visit_id)


def _serializer(secret_key: str, purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret_key, salt=purpose)
