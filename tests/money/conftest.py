"""The tenant «anya» with her shop at a sandbox's YooKassa."""

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from app.usecases.tenants import TenantRef
from tests.support.factories import studio_app
from tests.support.going_back import hear, hold
from tests.support.money import Cashdesk, ask_deposits, make_shop
from tests.support.money_world import MoneyWorld
from tests.support.paying import OTHER_CLIENT, Day, Payer
from tests.support.sandbox import Sandbox, running_sandbox
from tests.support.yookassa import YooKassa


@pytest.fixture(scope="session")
def sandbox_process() -> Iterator[Sandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def yookassa(sandbox_process: Sandbox) -> YooKassa:
    sandbox_process.reset()
    return YooKassa(sandbox_process)


@pytest.fixture
def tenant(app: Flask) -> TenantRef:
    """«anya» with a shop and a deposit of 500 ₽."""
    tenant = studio_app(app)
    with app.app_context():
        make_shop(tenant)
        ask_deposits(tenant)
    return tenant


@pytest.fixture
def desk(app: Flask, yookassa: YooKassa) -> Cashdesk:
    return Cashdesk.at(app, yookassa)


@pytest.fixture
def day(
    context: Flask,
    now: time_machine.Traveller,
    tenant: TenantRef,
    desk: Cashdesk,
    yookassa: YooKassa,
    http: FlaskClient,
) -> Day:
    """The Monday on which all of it happens."""
    day = Day(tenant, now, desk, yookassa, http)
    day.catch_up()
    return day


@pytest.fixture
def payer(http: FlaskClient) -> Payer:
    return Payer(http)


@pytest.fixture
def rival(app: Flask) -> Payer:
    """Another client, at a phone of her own."""
    return Payer(app.test_client(), OTHER_CLIENT)


@pytest.fixture
def world(context: Flask) -> MoneyWorld:
    return MoneyWorld.founded()


@pytest.fixture
def payment_id(world: MoneyWorld) -> str:
    """What a visit's deposit is called at the provider; the client is about to pay it."""
    return hold(world, "deposit")


@pytest.fixture
def visit_id(world: MoneyWorld, payment_id: str) -> int:
    """A visit whose deposit is paid."""
    world.provider.end_payment(payment_id, "succeeded")
    hear(world)
    return world.visits[0]
