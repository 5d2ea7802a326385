"""What can go wrong in the product's own terms.

An error is a code and data. The kind (its base class) says how an entry point answers; the words
are found by the code in `app.texts.errors`.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar


class DomainError(Exception):
    """Base of everything a use case may refuse with."""

    code: ClassVar[str]

    def details(self) -> dict[str, object]:
        """Return what the answer carries beside code and message; must be JSON."""
        return {}

    def __str__(self) -> str:
        return self.code


class NotFound(DomainError):
    """The named thing does not exist for this tenant and caller."""

    code = "not_found"


class Unauthenticated(DomainError):
    """Who is calling could not be proved."""


class Conflict(DomainError):
    """The request was fine, the state has moved on."""


class RuleBroken(DomainError):
    """The request asks for what the rules do not allow."""


class TenantNotFound(NotFound):
    code = "tenant_not_found"


class VisitNotFound(NotFound):
    code = "visit_not_found"


class InvitationNotFound(NotFound):
    """The one-time link is unknown, used or too old."""

    code = "invitation_not_found"


class InitDataInvalid(Unauthenticated):
    code = "init_data_invalid"


class InitDataExpired(Unauthenticated):
    code = "init_data_expired"


class SessionMissing(Unauthenticated):
    code = "session_missing"


class SessionInvalid(Unauthenticated):
    code = "session_invalid"


class SessionExpired(Unauthenticated):
    code = "session_expired"


class ServiceNotOffered(RuleBroken):
    """A service is unknown, hidden, another tenant's, or not performed by this master."""

    code = "service_not_offered"


class MasterNotFound(RuleBroken):
    code = "master_not_found"


class RangeTooLong(RuleBroken):
    code = "range_too_long"


class VisitTooLong(RuleBroken):
    """The services together take more than a day."""

    code = "visit_too_long"


class OffGrid(RuleBroken):
    code = "off_grid"


class OutsideWorkingHours(RuleBroken):
    code = "outside_working_hours"


class TooSoon(RuleBroken):
    code = "too_soon"


class TooFarAhead(RuleBroken):
    code = "too_far_ahead"


class IdempotencyKeyReused(RuleBroken):
    """The same key came with another request."""

    code = "idempotency_key_reused"


class SlotTaken(Conflict):
    """Somebody has the time already; `alternatives` are the nearest free starts."""

    code = "slot_taken"

    def __init__(self, alternatives: Sequence[tuple[datetime, int]] = ()) -> None:
        super().__init__()
        self.alternatives = tuple(alternatives)

    def details(self) -> dict[str, object]:
        return {
            "alternatives": [
                {"at": at.isoformat(), "master": master_id} for at, master_id in self.alternatives
            ]
        }


class TooManyVisits(Conflict):
    """The client has as many visits ahead as one client may have."""

    code = "too_many_visits"


class VisitAlreadyStarted(Conflict):
    code = "visit_already_started"


class VisitNotCancellable(Conflict):
    """The visit is completed or was a no-show."""

    code = "visit_not_cancellable"


class SlugTaken(Conflict):
    code = "slug_taken"


class BotTaken(Conflict):
    """Another tenant runs this bot, or this tenant runs another one."""

    code = "bot_taken"
