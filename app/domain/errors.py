"""What can go wrong in the product's own terms.

An error is a code and data. The kind (its base class) says how an entry point answers; the words
are found by the code in `app.texts.errors`.
"""

from collections.abc import Mapping, Sequence
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


class Forbidden(DomainError):
    """We know who is calling, and she may not."""

    code = "forbidden"


class Conflict(DomainError):
    """The request was fine, the state has moved on."""


class RuleBroken(DomainError):
    """The request asks for what the rules do not allow."""


class TenantNotFound(NotFound):
    code = "tenant_not_found"


class VisitNotFound(NotFound):
    code = "visit_not_found"


class ClientNotFound(NotFound):
    code = "client_not_found"


class TimeOffNotFound(NotFound):
    code = "time_off_not_found"


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


class NotAMember(Forbidden):
    """The person is who she says and does not work for this tenant."""

    code = "not_a_member"


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


class ServiceHours(RuleBroken):
    """The service is performed, but not at this hour or on this weekday."""

    code = "service_hours"


class TooSoon(RuleBroken):
    code = "too_soon"


class TooFarAhead(RuleBroken):
    code = "too_far_ahead"


class PhoneInvalid(RuleBroken):
    code = "phone_invalid"


class VisitTooShort(RuleBroken):
    code = "visit_too_short"


class FieldsWrong(RuleBroken):
    """What was sent contradicts itself; `fields` says where and how.

    Paths are like "weekly.2.windows"; the sentences are found in the reader's language by
    `app.texts.errors`.
    """

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__()
        self.fields = dict(fields)


class ScheduleInvalid(FieldsWrong):
    code = "schedule_invalid"


class ServiceInvalid(FieldsWrong):
    code = "service_invalid"


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


class VisitNotMovable(Conflict):
    """The visit is cancelled or over."""

    code = "visit_not_movable"


class VisitStatusFixed(Conflict):
    """From the status the visit has it cannot take the one asked for."""

    code = "visit_status_fixed"


class RescheduleTooLate(Conflict):
    """The moment until which a client moves her visit herself is past."""

    code = "reschedule_too_late"


class EditedElsewhere(Conflict):
    """Somebody changed it since the caller read it."""

    code = "edited_elsewhere"


class SlugTaken(Conflict):
    code = "slug_taken"


class BotMissing(Conflict):
    """The tenant has no bot whose chat a link could open."""

    code = "bot_missing"


class BotTaken(Conflict):
    """Another tenant runs this bot, or this tenant runs another one."""

    code = "bot_taken"
