"""The addresses under /control/yookassa."""

from aiohttp import web

from sandbox.control.faults import FaultControl
from sandbox.yookassa.control import payments, records, refunds, shops
from sandbox.yookassa.faults import KINDS, Fault

_BASE = "/control/yookassa"
_PAYMENT = f"{_BASE}/payments/{{id}}"

FAULTS = FaultControl(
    f"{_BASE}/faults",
    made=Fault,
    kinds=KINDS,
    found=lambda world: world.yookassa.faults,
    show=lambda world: world.yookassa.show(),
)

ROUTES = (
    web.get(f"{_BASE}/shops", shops.listed),
    web.post(f"{_BASE}/shops", shops.add),
    web.patch(f"{_BASE}/shops/{{id}}", shops.change),
    web.get(f"{_BASE}/payments", payments.listed),
    web.post(f"{_PAYMENT}/refund", payments.refund),
    web.post(f"{_PAYMENT}/tamper", payments.tamper),
    web.post(f"{_PAYMENT}/{{action}}", payments.act),
    web.get(f"{_BASE}/refunds", refunds.listed),
    web.post(f"{_BASE}/refunds/{{id}}/{{action}}", refunds.act),
    web.post(f"{_BASE}/receipts/{{id}}/{{action}}", refunds.finish_receipt),
    web.post(f"{_BASE}/clock", records.advance_clock),
    web.post(f"{_BASE}/notify", records.forge),
    web.get(f"{_BASE}/journal", records.show_journal),
    web.delete(f"{_BASE}/journal", records.clear_journal),
    *FAULTS.routes(),
)
