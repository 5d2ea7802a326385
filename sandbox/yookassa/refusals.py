"""How YooKassa says no."""

from typing import Any
from uuid import uuid4


class ApiError(Exception):
    """A call that is refused; `parameter` names the part of the request that is to blame."""

    def __init__(
        self, status: int, code: str, description: str, parameter: str | None = None
    ) -> None:
        """Take what the caller is told."""
        super().__init__(description)
        self.status = status
        self.code = code
        self.description = description
        self.parameter = parameter

    def body(self) -> dict[str, Any]:
        """Write the error object."""
        written = {
            "type": "error",
            "id": str(uuid4()),
            "code": self.code,
            "description": self.description,
        }
        return written | ({"parameter": self.parameter} if self.parameter else {})


def invalid(parameter: str, description: str) -> ApiError:
    """Refuse a request that is wrong in one place."""
    return ApiError(400, "invalid_request", description, parameter)


def impossible(description: str) -> ApiError:
    """Refuse what cannot be done with an object in its present state."""
    return ApiError(400, "invalid_request", description)


def missing(kind: str) -> ApiError:
    """Refuse a call about an object that this shop does not have."""
    return ApiError(404, "not_found", f"This shop has no such {kind}", f"{kind}_id")


def not_known() -> ApiError:
    """Refuse a caller whose shop and key do not go together."""
    return ApiError(
        401, "invalid_credentials", "The shop id and the secret key do not match", "Authorization"
    )
