"""Many shops in many threads: no call is ever made in the name of another."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from yookassa import Configuration, Payment, Receipt, Refund, Settings

from app.domain.payment_ports import KeysRejected, ShopKeys
from app.gateways.yookassa import YookassaGateway
from tests.gateways.yookassa_asking import PAYMENT
from tests.gateways.yookassa_stub import (
    KEYS,
    OTHER_KEYS,
    Answer,
    Call,
    Stub,
    listed,
    payment,
    refusal,
    running_stub,
    shop,
)

SECRETS = {keys.account_id: keys.secret_key for keys in (KEYS, OTHER_KEYS)}
ROUNDS, CALLS_IN_ROUND = 120, 4


@pytest.fixture
def stub() -> Iterator[Stub]:
    with running_stub() as stub:
        stub.answers = of_the_shop_that_asks
        yield stub


@pytest.fixture
def _untouched() -> Iterator[None]:
    """The SDK's state, which all threads share, is as it was when it was imported."""
    before = {
        part: dict(vars(part)) for part in (Configuration, Payment, Refund, Receipt, Settings)
    }
    assert (Configuration.account_id, Configuration.secret_key) == (None, None)
    yield
    assert {part: dict(vars(part)) for part in before} == before


def of_the_shop_that_asks(call: Call) -> Answer:
    if SECRETS.get(call.account_id) != call.secret_key:
        return 401, refusal("invalid_credentials")
    own = payment(recipient={"account_id": call.account_id, "gateway_id": "1"})
    if call.path == "/me":
        return 200, shop(account_id=call.account_id)
    if call.method == "GET" and call.path == "/payments":
        return 200, listed(own)
    if call.method == "POST":
        own["metadata"] = call.json["metadata"]
    return 200, own


def one_round(gateway: YookassaGateway, keys: ShopKeys, number: int) -> list[str]:
    """Whom the provider took us for, four times."""
    new = replace(
        PAYMENT, idempotence_key=f"{keys.account_id}-{number}", metadata={"shop": keys.account_id}
    )
    created = gateway.create_payment(keys, new)
    assert created.metadata == {"shop": keys.account_id}
    [newest] = gateway.list_payments(keys, since=created.created_at)
    return [
        created.account_id,
        newest.account_id,
        gateway.get_payment(keys, created.id).account_id,
        gateway.describe_shop(keys).account_id,
    ]


@pytest.mark.usefixtures("_untouched")
class TestTwoShops:
    def test_are_never_mixed_up_by_threads(self, stub: Stub) -> None:
        gateway = YookassaGateway(stub.url)
        asking = [(KEYS, OTHER_KEYS)[number % 2] for number in range(ROUNDS)]
        with ThreadPoolExecutor(16) as pool:
            told = list(pool.map(one_round, [gateway] * ROUNDS, asking, range(ROUNDS)))
        assert told == [[keys.account_id] * CALLS_IN_ROUND for keys in asking]
        assert len(stub.calls) == ROUNDS * CALLS_IN_ROUND == 480
        assert {call.path for call in stub.calls if call.account_id not in SECRETS} == set()
        made_for = [
            (call.account_id, call.headers["Idempotence-Key"].partition("-")[0])
            for call in stub.calls
            if call.method == "POST"
        ]
        assert [shop for shop, named in made_for if shop != named] == []

    def test_have_each_their_own_key(self, stub: Stub) -> None:
        gateway = YookassaGateway(stub.url)
        with pytest.raises(KeysRejected):
            gateway.describe_shop(ShopKeys(KEYS.account_id, OTHER_KEYS.secret_key))
        assert gateway.describe_shop(KEYS).account_id == KEYS.account_id
