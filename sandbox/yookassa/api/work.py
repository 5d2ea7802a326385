"""From a request to its answer: whose it is, what it wants, and whether it was asked before."""

import re

from sandbox.yookassa.api import payments, profile, receipts, refunds
from sandbox.yookassa.api.answers import Answer, refused
from sandbox.yookassa.api.call import ApiCall, Handler
from sandbox.yookassa.api.fields import Fields
from sandbox.yookassa.api.idempotence import once
from sandbox.yookassa.api.request import UNREADABLE, Asked
from sandbox.yookassa.provider import Provider
from sandbox.yookassa.refusals import ApiError, not_known

_ID = "(?P<id>[^/]+)"
PATHS: dict[str, dict[str, Handler]] = {
    "/me": {"GET": profile.show},
    "/payments": {"GET": payments.listed, "POST": payments.create},
    f"/payments/{_ID}": {"GET": payments.show},
    f"/payments/{_ID}/capture": {"POST": payments.capture},
    f"/payments/{_ID}/cancel": {"POST": payments.cancel},
    "/refunds": {"GET": refunds.listed, "POST": refunds.create},
    f"/refunds/{_ID}": {"GET": refunds.show},
    "/receipts": {"GET": receipts.listed, "POST": receipts.create},
    f"/receipts/{_ID}": {"GET": receipts.show},
}
_PATTERNS = [(re.compile(path), handlers) for path, handlers in PATHS.items()]


def answer_to(provider: Provider, asked: Asked) -> Answer:
    """Answer a request as on a good day."""
    shop = provider.shop_by_keys(asked.account_id or "", asked.secret_key)
    if shop is None:
        return refused(not_known())
    try:
        handler, object_id = _find(asked)
    except ApiError as error:
        return refused(error)
    if asked.body is None:
        return refused(UNREADABLE)
    call = ApiCall(provider, shop, object_id, Fields(asked.body), asked.query, asked.origin)
    if asked.method == "GET":
        return _work(handler, call)
    wanted = (asked.path, asked.body)
    return once(provider, shop, asked.key, wanted, lambda: _work(handler, call))


def _find(asked: Asked) -> tuple[Handler, str]:
    for pattern, handlers in _PATTERNS:
        found = pattern.fullmatch(asked.path)
        if found and asked.method in handlers:
            return handlers[asked.method], found.groupdict().get("id", "")
        if found:
            raise ApiError(405, "invalid_request", "This address does not take this method")
    raise ApiError(404, "not_found", "There is no such address")


def _work(handler: Handler, call: ApiCall) -> Answer:
    try:
        return Answer(200, handler(call))
    except ApiError as error:
        return refused(error)
