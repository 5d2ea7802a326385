"""The clock, the journal, and notifications that nobody at YooKassa sent."""

from aiohttp import web

from sandbox.control.body import Json, bad_request, read_json
from sandbox.yookassa.clock import written
from sandbox.yookassa.control.found import provider_of
from sandbox.yookassa.courier import notification
from sandbox.yookassa.provider import Provider


async def advance_clock(request: web.Request) -> web.Response:
    """`{advance_s}` → `{now}`; what was to happen by then has happened."""
    seconds = (await read_json(request)).get("advance_s")
    if not isinstance(seconds, int | float) or seconds < 0:
        raise bad_request("advance_s is a number of seconds to go forward")
    provider = provider_of(request)
    provider.clock.advance(seconds)
    provider.timetable.catch_up()
    return web.json_response({"now": written(provider.clock.now())})


async def show_journal(request: web.Request) -> web.Response:
    """`?after=<ordinal>&path=<path>&method=<method>` → `{entries, last}`."""
    after = request.query.get("after", "0")
    if not after.isdecimal():
        raise bad_request("after is an ordinal")
    path, method = request.query.get("path"), request.query.get("method")
    journal = provider_of(request).journal
    entries = journal.after(
        int(after),
        lambda call: path in {None, call.path} and method in {None, call.method},
    )
    return web.json_response({"entries": list(entries), "last": journal.last})


async def clear_journal(request: web.Request) -> web.Response:
    """Forget the calls so far."""
    provider_of(request).journal.clear()
    return web.Response(status=204)


async def forge(request: web.Request) -> web.Response:
    """`{url?, event, object}` → `{status}` of the answer to this notification, posted once.

    Without a `url` it goes to the webhook of the shop whose payment or refund the object names.
    """
    provider = provider_of(request)
    body = await read_json(request)
    event, subject = body.get("event"), body.get("object")
    if not isinstance(event, str) or not isinstance(subject, dict):
        raise bad_request("event is a text, object an object")
    url = body.get("url") or _webhook_about(provider, subject)
    if not isinstance(url, str) or not url:
        raise bad_request("url is missing, and the object is nobody's who has a webhook")
    status = await provider.courier.post_once(url, notification(event, subject))
    return web.json_response({"status": status})


def _webhook_about(provider: Provider, subject: Json) -> str | None:
    number = str(subject.get("id"))
    known = provider.payments.get(number) or provider.refunds.get(number)
    return provider.shops[known.account_id].webhook_url if known else None
