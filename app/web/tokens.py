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
    return SessionClaims(*_read(secret_key, "client session", token, now))


@dataclass(frozen=True, slots=True)
class StaffClaims:
    """Whom a cabinet token speaks for; what she may do is looked up each time."""

    tenant_id: int
    person_id: int
    expires_at: datetime


def issue_staff_session(secret_key: str, claims: StaffClaims) -> str:
    """Sign a token for a person in one tenant's cabinet, good until `expires_at`."""
    payload = [claims.tenant_id, claims.person_id, int(claims.expires_at.timestamp())]
    return _serializer(secret_key, "staff session").dumps(payload)


def read_staff_session(secret_key: str, token: str, *, now: datetime) -> StaffClaims:
    """Check a token. Raises SessionInvalid for a forged one, SessionExpired for an old one."""
    return StaffClaims(*_read(secret_key, "staff session", token, now))


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


def _read(secret_key: str, purpose: str, token: str, now: datetime) -> tuple[int, int, datetime]:
    try:
        tenant_id, subject_id, expires = _serializer(secret_key, purpose).loads(token)
    except BadData:
        raise SessionInvalid from None
    expires_at = datetime.fromtimestamp(expires, UTC)
    if expires_at <= now:
        raise SessionExpired
    return tenant_id, subject_id, expires_at


def _serializer(secret_key: str, purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret_key, salt=purpose)
