"""Who hears what of a visit, on both databases."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import reading, transaction
from app.domain.language import stored
from app.domain.ports import Delivered
from app.models import Identity, OutboxMessage, Tenant, Visit
from app.texts.chat_messages import render
from app.texts.pages import Pages
from app.usecases.booking import Wish, book_visit
from app.usecases.chats import add_member
from app.usecases.tenants import TenantRef
from app.usecases.visits import cancel_visit
from tests.support.factories import (
    ANYA,
    CLIENT_ID,
    NOW,
    OWNER_ID,
    make_bot,
    make_client,
    make_owner,
    make_tenant,
    master_id,
    moscow,
    service_id,
)
from tests.support.outbox import claim, claim_and_settle, settle

KATYA_ID, ADMINISTRATOR_ID = 5_000_000_401, 5_000_000_402

pytestmark = pytest.mark.usefixtures("context")


@pytest.fixture
def studio(context: Flask) -> Iterator[TenantRef]:
    """Two masters, the owner among nobody's clients."""
    tenant = make_tenant(masters=(ANYA, replace(ANYA, name="Катя")))
    make_bot(tenant)
    make_owner(tenant)
    return tenant


def book(tenant: TenantRef, client_id: int, *, master: str = "Аня") -> Visit:
    wish = Wish(
        service_ids=(service_id(tenant),),
        master_id=master_id(tenant, master),
        starts_at=moscow(24, 15),
        comment="без музыки",
        idempotency_key=None,
    )
    with transaction() as session:
        return book_visit(session, tenant=tenant, client_id=client_id, wish=wish, now=NOW)


def cancel(tenant: TenantRef, visit: Visit) -> None:
    with transaction() as session:
        cancel_visit(
            session,
            tenant_id=tenant.id,
            client_id=visit.client_id,
            visit_id=visit.id,
            reason="заболела",
            now=NOW,
        )


def employ(tenant: TenantRef, telegram_id: int, role: str, master: str | None = None) -> None:
    with transaction() as session:
        add_member(
            session,
            tenant_id=tenant.id,
            telegram_id=telegram_id,
            role=role,
            master_id=master_id(tenant, master) if master else None,
            now=NOW,
        )


def forget_telegram() -> None:
    """Make the client somebody known by her e-mail only."""
    with transaction() as session:
        identity = session.scalars(select(Identity).where(Identity.subject == str(CLIENT_ID))).one()
        identity.kind, identity.subject = "email", "marina@example.com"


def queued(start: str = "visit_booked") -> list[tuple[int, str]]:
    """Return who is told what, of the messages whose template begins so."""
    with reading() as session:
        rows = session.execute(
            select(OutboxMessage.chat_id, OutboxMessage.template)
            .where(OutboxMessage.template.startswith(start))
            .order_by(OutboxMessage.id)
        )
        return [tuple(row) for row in rows]


def words(template: str) -> str:
    """Return a queued message as the worker will write it."""
    with reading() as session:
        row = session.execute(
            select(OutboxMessage.params, OutboxMessage.language).where(
                OutboxMessage.template == template
            )
        ).one()
    return render(template, row.params, stored(row.language), Pages("https://x.example")).html


class TestBooked:
    def test_the_client_and_the_owner_are_told(self, studio: TenantRef) -> None:
        book(studio, make_client(studio, CLIENT_ID))
        assert queued() == [
            (CLIENT_ID, "visit_booked_client"),
            (OWNER_ID, "visit_booked_staff"),
        ]

    def test_administrators_hear_of_every_visit_and_masters_of_their_own(
        self, studio: TenantRef
    ) -> None:
        employ(studio, ADMINISTRATOR_ID, "administrator")
        employ(studio, KATYA_ID, "master", "Катя")
        book(studio, make_client(studio), master="Аня")
        book(studio, make_client(studio), master="Катя")
        told = [chat_id for chat_id, template in queued() if template == "visit_booked_staff"]
        assert told == [OWNER_ID, ADMINISTRATOR_ID, OWNER_ID, ADMINISTRATOR_ID, KATYA_ID]

    def test_the_staff_of_another_tenant_hears_nothing(self, studio: TenantRef) -> None:
        other = make_tenant(slug="olya")
        employ(other, KATYA_ID, "owner")
        book(studio, make_client(studio, CLIENT_ID))
        assert KATYA_ID not in dict(queued())

    def test_an_owner_who_books_with_herself_is_told_as_both(self, studio: TenantRef) -> None:
        book(studio, make_client(studio, OWNER_ID))
        assert queued() == [
            (OWNER_ID, "visit_booked_client"),
            (OWNER_ID, "visit_booked_staff"),
        ]

    def test_a_client_without_telegram_gets_none_but_the_staff_does(
        self, studio: TenantRef
    ) -> None:
        client_id = make_client(studio, CLIENT_ID)
        forget_telegram()
        book(studio, client_id)
        assert queued() == [(OWNER_ID, "visit_booked_staff")]

    def test_each_reads_it_in_their_own_language(self, studio: TenantRef) -> None:
        book(studio, make_client(studio, CLIENT_ID, first_name="Kate", language_code="en"))
        assert words("visit_booked_client").startswith("<b>You are booked</b>")
        assert words("visit_booked_staff").startswith("<b>Новая запись</b>")
        assert "Клиент: Kate" in words("visit_booked_staff")

    def test_the_master_is_named_only_where_there_is_a_choice(self, studio: TenantRef) -> None:
        book(studio, make_client(studio), master="Катя")
        assert "Мастер: Катя" in words("visit_booked_client")

    def test_a_single_master_is_not_named(self, context: Flask) -> None:
        tenant = make_tenant()
        make_bot(tenant)
        book(tenant, make_client(tenant))
        assert "Мастер" not in words("visit_booked_client")

    def test_the_words_are_those_of_the_moment_of_booking(self, studio: TenantRef) -> None:
        book(studio, make_client(studio))
        with transaction() as session:
            session.get_one(Tenant, studio.id).address = "Арбат, 1"
        assert "Мясницкая, 24" in words("visit_booked_client")


class TestCancelled:
    def test_the_confirmation_turns_into_the_cancellation(self, studio: TenantRef) -> None:
        visit = book(studio, make_client(studio, CLIENT_ID))
        for number, claimed in enumerate(claim(), start=501):
            settle(claimed, Delivered(number))
        cancel(studio, visit)
        edits = {message.template: message.edits_message_id for message in claim()}
        assert edits == {"visit_cancelled_client": 501, "visit_cancelled_staff": None}

    def test_the_staff_reads_who_cancelled_and_why(self, studio: TenantRef) -> None:
        cancel(studio, book(studio, make_client(studio)))
        told = words("visit_cancelled_staff")
        assert told.startswith("<b>Клиент отменил запись</b>")
        assert "Причина: «заболела»" in told
        assert "Марина Ковалёва" in told

    def test_everybody_told_of_the_booking_is_told_of_its_end(self, studio: TenantRef) -> None:
        employ(studio, KATYA_ID, "master", "Катя")
        cancel(studio, book(studio, make_client(studio, CLIENT_ID), master="Катя"))
        booked, cancelled = queued("visit_booked"), queued("visit_cancelled")
        assert [chat for chat, _ in booked] == [chat for chat, _ in cancelled]

    def test_cancelling_twice_tells_once(self, studio: TenantRef) -> None:
        visit = book(studio, make_client(studio))
        cancel(studio, visit)
        cancel(studio, visit)
        assert len(queued("visit_cancelled")) == 2

    def test_cancelled_before_it_was_confirmed_both_arrive_in_order(self, context: Flask) -> None:
        tenant = make_tenant()
        make_bot(tenant)
        cancel(tenant, book(tenant, make_client(tenant, CLIENT_ID)))
        sent = [claim_and_settle(Delivered(number)) for number in (501, 502)]
        assert [message.template for message in sent] == [
            "visit_booked_client",
            "visit_cancelled_client",
        ]
        assert sent[1].edits_message_id == 501

    def test_a_tenant_without_a_bot_cancels_without_messages(self, context: Flask) -> None:
        tenant = make_tenant()
        cancel(tenant, book(tenant, make_client(tenant)))
        assert queued("visit") == []

    def test_of_a_client_without_telegram_only_the_staff_is_told(self, studio: TenantRef) -> None:
        client_id = make_client(studio, CLIENT_ID)
        forget_telegram()
        cancel(studio, book(studio, client_id))
        assert queued("visit_cancelled") == [(OWNER_ID, "visit_cancelled_staff")]

    def test_a_visit_booked_before_there_was_a_bot_is_cancelled_in_a_new_message(
        self, context: Flask
    ) -> None:
        tenant = make_tenant()
        visit = book(tenant, make_client(tenant, CLIENT_ID))
        make_bot(tenant)
        cancel(tenant, visit)
        [message] = claim()
        assert (message.template, message.edits_message_id) == ("visit_cancelled_client", None)
