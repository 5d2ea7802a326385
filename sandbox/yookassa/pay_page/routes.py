"""Showing the pay page, and doing what its buttons say."""

from urllib.parse import urlsplit

from aiohttp import web

from sandbox.world import WORLD
from sandbox.yookassa import paying
from sandbox.yookassa.pay_page.document import missing_page, pay_page
from sandbox.yookassa.pay_page.texts import Language
from sandbox.yookassa.payments import Payment
from sandbox.yookassa.provider import Provider

_ADDRESS = "/yookassa/pay/{id}"


async def show(request: web.Request) -> web.Response:
    """Return the page."""
    provider = request.app[WORLD].yookassa
    payment = provider.payments.get(request.match_info["id"])
    language = _language(request, payment)
    if payment is None:
        return _html(missing_page(language), "'none'", status=404)
    # The answer to the form leads back to the shop, and browsers count that as part of the form.
    places = f"'self' {_origin(payment.order.return_url)}"
    page = pay_page(payment, provider.shops[payment.account_id], language)
    return _html(page, places)


async def act(request: web.Request) -> web.Response:
    """Do what was pressed, and lead on: to the shop, or to how the payment ended."""
    provider = request.app[WORLD].yookassa
    payment = provider.payments.get(request.match_info["id"])
    form = await request.post()
    if payment is None or payment.status != "pending":
        # Pressed twice, or in a page that was left open.
        raise web.HTTPSeeOther(request.rel_url)
    leads_back = _do(provider, payment, {name: str(value) for name, value in form.items()})
    raise web.HTTPSeeOther(payment.order.return_url if leads_back else request.rel_url)


def _do(provider: Provider, payment: Payment, form: dict[str, str]) -> bool:
    """Do it; return whether the client goes back to the shop at once."""
    action = form.get("action")
    if action == "pay":
        chosen = [one for one in paying.methods(payment) if one == form.get("method")]
        paying.pay(provider, payment, *chosen)
    elif action == "later":
        paying.pay_later(provider, payment)
    elif action == "decline":
        reason = form.get("reason", "")
        paying.decline(
            provider, payment, reason if reason in paying.DECLINES else "general_decline"
        )
        return False
    return action in {"pay", "later", "leave"}


def _html(page: str, forms_lead_to: str, status: int = 200) -> web.Response:
    policy = (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        f"frame-ancestors 'none'; form-action {forms_lead_to}"
    )
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
    return web.Response(text=page, status=status, content_type="text/html", headers=headers)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _language(request: web.Request, payment: Payment | None) -> Language:
    asked = request.query.get("lang")
    by_shop = "en" if payment and payment.order.locale == "en_US" else "ru"
    return "en" if (asked or by_shop) == "en" else "ru"


ROUTES = (web.get(_ADDRESS, show), web.post(_ADDRESS, act))
