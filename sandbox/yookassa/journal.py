"""What is written down of an API call."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """A call and how it was answered; `status` is None when the connection was cut.

    The secret key is not among what is kept.
    """

    method: str
    path: str
    query: dict[str, str]
    account_id: str | None
    idempotence_key: str | None
    body: object
    status: int | None
    code: str | None
    fault: str | None
