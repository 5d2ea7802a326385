"""How often somebody may try."""

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from app.domain.errors import Unauthenticated
from app.web.guards import bearer_claims

# Mobile operators put thousands of phones behind one address, so an address may do a lot.
SIGN_IN = "240 per minute; 3000 per hour"
INVITE = "30 per hour"
CONNECT = "10 per minute; 60 per hour"
BOOK = "12 per minute; 60 per hour"
QUOTE = "60 per minute"
# A page that waits for money looks every few seconds, for an hour at most.
LOOK = "60 per minute"
# Without a session there is but the payment to count by; a few hundred may pay behind an address.
LOOK_FROM_ADDRESS = "3000 per minute"


def client() -> str:
    """Count by signed-in client; one whose session fails is counted by address."""
    try:
        claims = bearer_claims()
    except Unauthenticated:
        return get_remote_address()
    return f"{claims.tenant_id}:{claims.client_id}"


# Should Redis be away, each process counts for itself: worse limits are better than no bookings.
limiter = Limiter(
    key_func=get_remote_address,
    headers_enabled=True,
    strategy="moving-window",
    in_memory_fallback_enabled=True,
)
