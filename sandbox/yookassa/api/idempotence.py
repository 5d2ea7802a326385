"""The same key never does the same work twice: for 24 hours it gets its first answer again."""

from collections.abc import Callable

from sandbox.yookassa.api.answers import Answer, refused
from sandbox.yookassa.provider import Provider
from sandbox.yookassa.refusals import ApiError, invalid
from sandbox.yookassa.shops import Answered, Shop

HEADER = "Idempotence-Key"
LONGEST = 64


def once(
    provider: Provider,
    shop: Shop,
    key: str | None,
    asked: tuple[str, dict[str, object]],
    work: Callable[[], Answer],
) -> Answer:
    """Do the work and keep what came of it, a refusal as well, or give what was kept.

    `asked` is the path and the body; with others the key is refused.
    """
    try:
        checked = _checked(key)
        known = shop.recall(checked, provider.clock.now())
        if known is not None and known.asked != asked:
            raise invalid(HEADER, "The key was used for another call in the last 24 hours")
    except ApiError as error:
        return refused(error)
    if known is not None:
        return Answer(known.status, known.body)
    answer = work()
    if isinstance(answer.body, dict):
        answered = Answered(asked, answer.status, answer.body, provider.clock.now())
        shop.remember(checked, answered)
    return answer


def _checked(key: str | None) -> str:
    if not key or not key.strip():
        raise invalid(HEADER, "The key is missing")
    if len(key) > LONGEST:
        raise invalid(HEADER, f"The key is longer than {LONGEST} characters")
    return key
