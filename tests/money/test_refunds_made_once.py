"""Money that goes back goes back once, whoever sends it, and whatever we hear of it and when."""

import pytest

from app.domain.errors import EditedElsewhere
from tests.support.going_back import (
    A_DAY,
    DEPOSIT,
    HERS,
    PART,
    PRICE,
    THREE_DAYS,
    by_hand,
    call_off,
    check,
    hear,
    hold,
    promise,
    work,
    work_for,
)
from tests.support.money import ledger_sum, refunds_of, told, visit_row
from tests.support.money_world import Fate, MoneyWorld
from tests.support.paying import entries


class TestReturnedByHand:
    @pytest.fixture
    def uncertain(self, world: MoneyWorld, visit_id: int) -> int:
        """A visit that was called off; its refund was made, and nobody told us."""
        call_off(world, visit_id)
        world.provider.trouble = "after"
        world.work(["fine"])
        return visit_id

    def test_waits_while_a_second_try_may_have_worked(
        self, world: MoneyWorld, visit_id: int
    ) -> None:
        world.provider.poor = True
        call_off(world, visit_id)
        work(world)
        world.provider.poor = False
        world.pass_time(61)
        world.provider.trouble = "after"
        world.work(["fine"])
        world.pass_time(0.2)
        with pytest.raises(EditedElsewhere):
            by_hand(world)
        hear(world)
        work_for(world, 2, step=1)
        assert entries(visit_id) == [("payment", DEPOSIT), ("refund", -DEPOSIT)]
        check(world, DEPOSIT)

    def test_waits_while_the_keys_do_not_let_us_see_whether_it_was_made(
        self, world: MoneyWorld, uncertain: int
    ) -> None:
        world.provider.revoked = True
        work_for(world, 2, step=1)
        assert refunds_of(uncertain)[0].problem == "shop_rejected"
        with pytest.raises(EditedElsewhere):
            by_hand(world)
        world.provider.revoked = False
        world.connect()
        hear(world)
        assert [one.status for one in refunds_of(uncertain)] == ["succeeded"]
        check(world, DEPOSIT)

    def test_is_possible_when_no_key_has_worked_for_a_day(
        self, world: MoneyWorld, uncertain: int
    ) -> None:
        world.provider.revoked = True
        work_for(world, 22 * 60)
        with pytest.raises(EditedElsewhere):
            by_hand(world)
        work_for(world, 60)
        by_hand(world)
        assert [one.status for one in refunds_of(uncertain)] == ["by_hand"]
        assert ledger_sum(uncertain) == 0
        check(world, DEPOSIT)

    @pytest.mark.parametrize("fate", ["lost", "not_made"])
    @pytest.mark.parametrize("revoked", [False, True])
    def test_waits_while_nobody_knows_how_a_try_ended(
        self, world: MoneyWorld, visit_id: int, fate: Fate, *, revoked: bool
    ) -> None:
        call_off(world, visit_id)
        world.work([fate])
        # Its lease has run out, and nobody has taken it over.
        world.pass_time(2)
        with pytest.raises(EditedElsewhere):
            by_hand(world)
        if revoked:
            world.provider.revoked = True
            work(world)
            with pytest.raises(EditedElsewhere):
                by_hand(world)
            world.provider.revoked = False
            world.connect()
        hear(world)
        assert [one.status for one in refunds_of(visit_id)] == ["succeeded"]
        check(world, DEPOSIT)

    def test_is_possible_when_the_provider_has_refused_after_all(
        self, world: MoneyWorld, visit_id: int
    ) -> None:
        call_off(world, visit_id)
        world.provider.trouble = "before"
        world.work(["fine"])
        with pytest.raises(EditedElsewhere):
            by_hand(world)
        world.provider.poor = True
        work_for(world, 2, step=1)
        by_hand(world)
        world.provider.poor = False
        work_for(world, A_DAY)
        assert ledger_sum(visit_id) == 0
        check(world)


class TestAPaymentThatWentBackBeforeWeHeardThatItCame:
    def go_back(self, world: MoneyWorld, payment_id: str, kopecks: int) -> None:
        world.provider.end_payment(payment_id, "succeeded")
        world.provider.refund_in_cabinet(payment_id, kopecks)

    def release(self, world: MoneyWorld) -> None:
        """Let the hold run out."""
        world.pass_time(40)
        world.beat()

    @pytest.mark.parametrize("heard_in_time", [False, True])
    def test_neither_confirms_its_visit_nor_revives_it(
        self, world: MoneyWorld, payment_id: str, *, heard_in_time: bool
    ) -> None:
        self.go_back(world, payment_id, DEPOSIT)
        [visit_id] = world.visits
        if heard_in_time:
            hear(world)
            assert visit_row(visit_id).pay_until is not None
        self.release(world)
        hear(world)
        assert visit_row(visit_id).status == "cancelled"
        assert [one.reason for one in refunds_of(visit_id)] == ["external"]
        assert told() == ["visit_held_client", "visit_unpaid_client"]
        check(world, DEPOSIT)

    @pytest.mark.parametrize("heard_in_time", [False, True])
    def test_but_for_less_than_the_deposit_goes_back_as_a_whole(
        self, world: MoneyWorld, *, heard_in_time: bool
    ) -> None:
        self.go_back(world, hold(world, "full"), PRICE - HERS)
        [visit_id] = world.visits
        if heard_in_time:
            hear(world)
            assert visit_row(visit_id).pay_until is not None
        self.release(world)
        hear(world)
        assert visit_row(visit_id).status == "cancelled"
        assert [(one.reason, one.amount_kopecks) for one in refunds_of(visit_id)] == [
            ("external", PRICE - HERS),
            ("late_payment", HERS),
        ]
        check(world, PRICE - HERS, HERS)

    def test_but_for_the_deposit_confirms_its_visit(self, world: MoneyWorld) -> None:
        self.go_back(world, hold(world, "full"), PRICE - DEPOSIT)
        hear(world)
        visit = visit_row(world.visits[0])
        assert (visit.status, visit.pay_until, ledger_sum(visit.id)) == ("booked", None, DEPOSIT)
        check(world, PRICE - DEPOSIT)


class TestTwoEqualRefundsOfAPayment:
    def test_do_not_take_each_others_names(self, world: MoneyWorld, visit_id: int) -> None:
        world.provider.poor = True
        refused = promise(world, visit_id)
        work(world)
        world.provider.poor = False
        world.pass_time(1)
        unanswered = promise(world, visit_id)
        world.provider.trouble = "after"
        world.work(["fine"])
        [*_, event] = world.provider.events
        world.notify(event)
        world.pass_time(0.2)
        work(world)
        assert {one.provider_id for one in refunds_of(visit_id)} == {None}
        work_for(world, 2, step=1)
        names = {one.id: one.provider_id for one in refunds_of(visit_id)}
        assert names == {refused: None, unanswered: event[1]}
        work_for(world, 60)
        assert {one.status for one in refunds_of(visit_id)} == {"succeeded"}
        check(world, PART, PART)


class TestARefundThatIsDelayed:
    def test_is_told_of_once_however_often_it_is_refused(
        self, world: MoneyWorld, visit_id: int
    ) -> None:
        world.provider.poor = True
        call_off(world, visit_id)
        work_for(world, 8 * A_DAY)
        assert len(world.provider.refunds) > 8
        assert told("delayed_payer") == ["refund_delayed_payer"]
        assert told("delayed_staff") == ["refund_delayed_staff"]
        world.provider.poor = False
        work_for(world, A_DAY)
        assert told("refund_made_payer") == ["refund_made_payer"]
        check(world, DEPOSIT)


class TestARefundFromTheCabinet:
    def test_seen_while_ours_is_unanswered_is_written_down_once_that_is_concluded(
        self, world: MoneyWorld, payment_id: str, visit_id: int
    ) -> None:
        work_for(world, THREE_DAYS)
        promise(world, visit_id)
        world.provider.trouble = "before"
        world.work(["fine"])
        world.pass_time(0.2)
        world.provider.refund_in_cabinet(payment_id, HERS)
        hear(world)
        assert entries(visit_id) == [("payment", DEPOSIT)]
        work_for(world, 2, step=1)
        assert entries(visit_id)[1:] == [("refund", -PART), ("refund", -HERS)]
        check(world, HERS, PART)
