"""A genuine piece of initData, and ways to sign others."""

from datetime import datetime, timedelta

from app.domain.init_data import TelegramUser, verify_init_data
from tests.support.factories import NOW
from tests.support.telegram import TOKEN, init_data, sign, user_json

WINDOW = timedelta(hours=1)
OTHER_TOKEN = "7000000009:SANDBOX-not-a-real-token-stranger_00"
GENUINE = init_data(NOW)


def verify(raw: str, *, token: str = TOKEN, now: datetime = NOW) -> TelegramUser:
    return verify_init_data(raw, token=token, now=now, max_age=WINDOW)


def pairs(**changes: str) -> list[tuple[str, str]]:
    usual = {"query_id": "AAF3", "user": user_json(), "auth_date": str(int(NOW.timestamp()))}
    return list({**usual, **changes}.items())


def of_length(length: int) -> str:
    bare = len(sign(pairs(start_param="")))
    return sign(pairs(start_param="x" * (length - bare)))
