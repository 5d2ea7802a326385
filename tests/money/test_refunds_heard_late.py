"""What becomes of refunds of which we hear late, in another order, or never."""

from typing import Literal

import pytest

from app.db import transaction
from app.usecases.money.tasks import retry_refund
from tests.support.going_back import (
    DEPOSIT,
    HERS,
    PART,
    THREE_DAYS,
    by_hand,
    call_off,
    hear,
    promise,
    work,
    work_for,
)
from tests.support.money import refunds_of
from tests.support.money_world import MoneyWorld
from tests.support.paying import entries


@pytest.mark.parametrize("how", ["answer lost", "interrupted"])
def test_one_may_be_marked_by_hand_once_the_keys_have_not_worked_for_a_day(
    world: MoneyWorld, payment_id: str, visit_id: int, how: str
) -> None:
    call_off(world, visit_id)
    if how == "answer lost":
        world.provider.trouble = "after"
        world.work(["fine"])
    else:
        world.work(["lost"])
    world.provider.revoked = True
    world.pass_time(0.5)
    world.notify(("payment.succeeded", payment_id))
    work(world)
    work_for(world, THREE_DAYS)
    by_hand(world)
    assert [one.status for one in refunds_of(visit_id)] == ["by_hand"]


def test_equal_ones_that_were_both_refused_keep_their_names(
    world: MoneyWorld, visit_id: int
) -> None:
    world.provider.poor = True
    promise(world, visit_id)
    work(world)
    world.pass_time(1)
    second = promise(world, visit_id)
    work(world)
    world.provider.poor = False
    with transaction() as session:
        retry_refund(session, staff=world.owner, refund_id=second, now=world.now)
    world.work(["slow"])
    world.notify(world.provider.events[-1])
    work(world)
    world.catch_up(0)
    assert [one.status for one in refunds_of(visit_id)] == ["owed", "succeeded"]


@pytest.mark.parametrize("ours", ["pending", "canceled"])
def test_one_from_the_cabinet_is_written_down_beside_ours(
    world: MoneyWorld, payment_id: str, visit_id: int, ours: Literal["pending", "canceled"]
) -> None:
    work_for(world, THREE_DAYS)
    promise(world, visit_id)
    world.provider.slow_refunds, world.provider.poor = ours == "pending", ours == "canceled"
    world.work(["not_made"])
    world.provider.refund_in_cabinet(payment_id, HERS)
    hear(world)
    work_for(world, 2, step=1)
    if ours == "canceled":
        by_hand(world)
    else:
        refund_id = [*world.provider.refunds][-1]
        world.provider.end_refund(refund_id, "succeeded")
        world.notify(world.provider.events[-1])
    work_for(world, THREE_DAYS)
    assert sorted(entries(visit_id)) == [("payment", DEPOSIT), ("refund", -HERS), ("refund", -PART)]
