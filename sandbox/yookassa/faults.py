"""What YooKassa does on a bad day."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal, get_args

Kind = Literal[
    "500_after",
    "500_before",
    "timeout",
    "cut",
    "cut_before",
    "429",
    "401",
    "403",
    "502_html",
    "202",
    "json_garbage",
]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(slots=True)
class Fault:
    """A trouble for the calls it fits; None fits any. `times` counts down, None is for ever.

    `path` is what follows `/yookassa/v3`, and a `*` in it stands for anything. `seconds` is how
    late the answer of a `timeout` comes.
    """

    kind: Kind
    path: str | None = None
    method: str | None = None
    account_id: str | None = None
    times: int | None = None
    seconds: float = 30.0
    id: int = 0
    hits: int = 0

    def fits(self, method: str, path: str, account_id: str | None) -> bool:
        """Tell whether a call is one this fault is for."""
        return (
            (self.method is None or self.method.upper() == method)
            and (self.path is None or fnmatchcase(path, self.path))
            and (self.account_id is None or self.account_id == account_id)
        )
