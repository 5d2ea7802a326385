"""Bots for tests of what they send."""

import pytest
from flask import Flask

from app.models import Bot
from tests.support.factories import make_bot, make_tenant

OTHER_TOKEN = "7000000002:SANDBOX-not-a-real-token-vitok_hair"


@pytest.fixture
def bot(context: Flask) -> Bot:
    return make_bot(make_tenant())


@pytest.fixture
def other_bot(context: Flask) -> Bot:
    return make_bot(make_tenant(slug="olya"), token=OTHER_TOKEN, username="studio_vitok_bot")
