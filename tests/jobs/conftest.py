"""A worker at work: a sandbox to send to, a process that sends."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app.models import Bot
from app.usecases.tenants import TenantRef
from tests.support.factories import CLIENT_ID, OWNER_ID, make_bot, make_owner, make_tenant
from tests.support.sandbox import Sandbox, running_sandbox


@pytest.fixture(scope="session")
def session_sandbox() -> Iterator[Sandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(session_sandbox: Sandbox) -> Sandbox:
    session_sandbox.reset()
    return session_sandbox


@pytest.fixture
def tenant(context: Flask) -> TenantRef:
    tenant = make_tenant()
    make_owner(tenant)
    return tenant


@pytest.fixture
def bot(tenant: TenantRef) -> Bot:
    return make_bot(tenant)


@pytest.fixture
def telegram(sandbox: Sandbox) -> Sandbox:
    """A sandbox in which client and owner have started the bot."""
    sandbox.open_chat(CLIENT_ID)
    sandbox.open_chat(OWNER_ID)
    return sandbox
