"""The sandbox's only reading of the clock."""

import time


def exact_now() -> float:
    """Return the present moment in seconds since 1970."""
    return time.time()  # noqa: TID251 -- the one place


def unix_now() -> int:
    """Return the present moment in whole seconds since 1970, as Telegram dates are."""
    return int(exact_now())
