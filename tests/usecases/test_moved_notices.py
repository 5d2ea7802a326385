"""Who is told that a visit was moved, on both databases."""

import pytest
from flask import Flask

from app.db import transaction
from app.domain.ports import Delivered
from app.models import OutboxMessage
from app.usecases.tenants import TenantRef
from tests.support.changes import (
    SLOT,
    book,
    forget_messages,
    messages,
    move,
    news,
)
from tests.support.factories import CLIENT_ID, make_client, moscow
from tests.support.outbox import claim, settle
from tests.support.staff import ADMINISTRATOR, KATYA, OWNER, open_studio

pytestmark = pytest.mark.usefixtures("context")


@pytest.fixture
def studio(context: Flask) -> TenantRef:
    return open_studio(context)


class TestWhoIsTold:
    def test_the_client_reads_it_in_a_message_of_its_own(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID), master="Катя")
        confirmation = next(one.id for one in messages() if one.chat_id == CLIENT_ID)
        forget_messages()
        move(studio, visit_id, moscow(25, 15))
        to_client = [
            (one.template, one.edits_id) for one in messages()[-5:] if one.chat_id == CLIENT_ID
        ]
        assert to_client[-2:] == [
            # The old confirmation is struck out quietly, the new message rings.
            ("visit_superseded_client", confirmation),
            ("visit_moved_client", None),
        ]

    def test_the_message_in_her_chat_is_struck_out_before_the_new_one_comes(
        self, studio: TenantRef
    ) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        forget_messages()
        [confirmation] = [one for one in messages() if one.chat_id == CLIENT_ID]
        move(studio, visit_id, moscow(25, 15))
        [first] = [one for one in claim() if one.chat_id == CLIENT_ID]
        assert first.template == "visit_superseded_client"
        assert first.edits_message_id == confirmation.telegram_message_id
        settle(first, Delivered(confirmation.telegram_message_id))
        [second] = [one for one in claim() if one.chat_id == CLIENT_ID]
        assert (second.template, second.edits_message_id) == ("visit_moved_client", None)

    def test_the_next_change_strikes_out_the_last_one(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        for hour in (16, 17):
            forget_messages()
            move(studio, visit_id, moscow(25, hour))
        first, second = [one for one in messages() if one.template == "visit_moved_client"]
        struck = [one for one in messages() if one.template == "visit_superseded_client"]
        assert [one.edits_id for one in struck][-1] == first.id
        assert second.edits_id is None

    def test_a_message_that_never_arrived_is_not_struck_out(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        with transaction() as session:
            for one in session.query(OutboxMessage):
                one.state = "failed"
        move(studio, visit_id, moscow(25, 15))
        assert [template for chat, template in news() if chat == CLIENT_ID] == [
            "visit_moved_client"
        ]

    def test_the_others_are_told_but_not_who_did_it(self, studio: TenantRef) -> None:
        visit_id = book(studio, master="Катя")
        forget_messages()
        move(studio, visit_id, moscow(25, 15), by=KATYA, notify=False)
        assert news() == [(OWNER, "visit_moved_staff"), (ADMINISTRATOR, "visit_moved_staff")]

    def test_both_masters_hear_of_a_visit_that_changes_hands(self, studio: TenantRef) -> None:
        visit_id = book(studio, master="Катя")
        forget_messages()
        move(studio, visit_id, SLOT, "Аня", notify=False)
        assert {chat for chat, _ in news()} == {ADMINISTRATOR, KATYA}

    def test_the_client_hears_nothing_unless_she_is_to(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        forget_messages()
        move(studio, visit_id, moscow(25, 15), notify=False)
        assert CLIENT_ID not in dict(news())

    def test_a_move_in_silence_before_is_none_of_her_knowledge(self, studio: TenantRef) -> None:
        visit_id = book(studio, make_client(studio, CLIENT_ID))
        move(studio, visit_id, moscow(25, 15), notify=False)
        move(studio, visit_id, moscow(26, 15))
        to_client = [one.params for one in messages()[-4:] if one.chat_id == CLIENT_ID]
        to_staff = [one.params for one in messages() if one.template == "visit_moved_staff"]
        assert [one["was_starts_at"] for one in to_client] == ["2026-11-24T12:00:00+00:00"] * 2
        assert to_staff[-1]["was_starts_at"] == "2026-11-25T12:00:00+00:00"

    def test_it_says_from_when_to_when(self, studio: TenantRef) -> None:
        move(studio, book(studio, make_client(studio, CLIENT_ID)), moscow(25, 15))
        told = next(one for one in messages() if one.template == "visit_moved_client").params
        assert told["was_starts_at"] == "2026-11-24T12:00:00+00:00"
        assert told["starts_at"] == "2026-11-25T12:00:00+00:00"
