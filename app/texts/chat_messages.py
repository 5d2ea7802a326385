"""Chat messages of the bot itself, and the index of all templates."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from app.domain.language import Language
from app.domain.ports import Button, ChatMessage
from app.domain.visit_facts import VisitFacts
from app.texts import (
    payment_messages,
    refund_messages,
    shop_messages,
    visit_changes,
    visit_holds,
    visit_messages,
    visit_requests,
)
from app.texts.pages import Pages

Params = Mapping[str, Any]

BOOK: dict[Language, str] = {"ru": "Записаться", "en": "Book"}
COMMANDS: dict[Language, tuple[tuple[str, str], ...]] = {
    "ru": (("start", "Записаться или посмотреть свои записи"),),
    "en": (("start", "Book or see your bookings"),),
}

_DESCRIPTION: dict[Language, str] = {
    "ru": "{tenant}: запись онлайн. Нажмите «Запустить», выберите услугу и время, "
    "подтверждение придёт сюда.",
    "en": "{tenant}: booking online. Press “Start”, choose a service and a time; "
    "the confirmation comes here.",
}


def description(tenant_name: str, language: Language) -> str:
    """Return what a new chat with the bot shows; plain text of at most 512 characters."""
    return _DESCRIPTION[language].format(tenant=tenant_name)


_WORDS: dict[Language, dict[str, str]] = {
    "ru": {
        "hello": "Здравствуйте, {name}!",
        "hello_nobody": "Здравствуйте!",
        "greeting": "Здесь можно записаться: {tenant}. Выберите услугу и удобное время, "
        "подтверждение придёт в этот чат.",
        "nobody_reads": "Сообщения в этом чате никто не читает.",
        "link_too_old": "Эта ссылка для мастера уже использована или устарела. "
        "Попросите новую у того, кто её прислал.",
        "my_visits": "Мои записи",
        "welcome": "Готово, вы подключены",
        "owner": "Новые записи и отмены в «{tenant}» теперь приходят сюда. "
        "В кабинете ваш календарь, часы и услуги.",
        "cabinet": "Мой кабинет",
        "page": "Страница для клиентов",
    },
    "en": {
        "hello": "Hello, {name}!",
        "hello_nobody": "Hello!",
        "greeting": "You can book here: {tenant}. Choose a service and a time that suits you; "
        "the confirmation comes to this chat.",
        "nobody_reads": "Nobody reads the messages in this chat.",
        "link_too_old": "This link for the master has been used or is too old. "
        "Please ask whoever sent it for a new one.",
        "my_visits": "My bookings",
        "welcome": "Done, you are connected",
        "owner": "New bookings and cancellations of “{tenant}” now come here. "
        "The cabinet has your calendar, hours and services.",
        "cabinet": "My cabinet",
        "page": "The clients' page",
    },
}


def render(template: str, params: Params, language: Language, pages: Pages) -> ChatMessage:
    """Write a queued message. Raises KeyError for a template that does not exist."""
    return _TEMPLATES[template](params, language, pages)


def _greeting(params: Params, language: Language, pages: Pages) -> ChatMessage:
    words = _WORDS[language]
    name = escape(params["first_name"])
    hello = words["hello"].format(name=name) if name else words["hello_nobody"]
    return _invitation(hello, params, language, pages)


def _invitation(opening: str, params: Params, language: Language, pages: Pages) -> ChatMessage:
    words = _WORDS[language]
    slug = params["slug"]
    invitation = words["greeting"].format(tenant=f"<b>{escape(params['tenant_name'])}</b>")
    for_clients = (
        (Button(BOOK[language], pages.booking(slug)),),
        (Button(words["my_visits"], pages.visits(slug)),),
    )
    for_staff = ((Button(words["cabinet"], pages.cabinet(slug)),),)
    return ChatMessage(
        html=f"{opening}\n\n{invitation}",
        buttons=(*for_staff, *for_clients) if params.get("is_staff") else for_clients,
    )


def _opening_with(key: str) -> Callable[[Params, Language, Pages], ChatMessage]:
    return lambda params, language, pages: _invitation(
        _WORDS[language][key], params, language, pages
    )


def _owner_welcome(params: Params, language: Language, pages: Pages) -> ChatMessage:
    words = _WORDS[language]
    return ChatMessage(
        html=f"<b>{words['welcome']}</b>\n\n"
        + words["owner"].format(tenant=escape(params["tenant_name"])),
        buttons=(
            (Button(words["cabinet"], pages.cabinet(params["slug"])),),
            (Button(words["page"], pages.booking(params["slug"])),),
        ),
    )


def _about_visit(
    write: Callable[[VisitFacts, Language, Pages], ChatMessage],
) -> Callable[[Params, Language, Pages], ChatMessage]:
    return lambda params, language, pages: write(
        VisitFacts.from_json(dict(params)), language, pages
    )


_TEMPLATES: Mapping[str, Callable[[Params, Language, Pages], ChatMessage]] = {
    "greeting": _greeting,
    "nobody_reads": _opening_with("nobody_reads"),
    "link_too_old": _opening_with("link_too_old"),
    "owner_welcome": _owner_welcome,
    "visit_booked_client": _about_visit(visit_messages.booked_for_client),
    "visit_booked_staff": _about_visit(visit_messages.booked_for_staff),
    "visit_cancelled_client": _about_visit(visit_messages.cancelled_for_client),
    "visit_cancelled_staff": _about_visit(visit_messages.cancelled_for_staff),
    "visit_called_off_client": _about_visit(visit_messages.called_off_for_client),
    "visit_called_off_staff": _about_visit(visit_messages.called_off_for_staff),
    "visit_requested_client": _about_visit(visit_requests.requested_for_client),
    "visit_requested_staff": _about_visit(visit_requests.requested_for_staff),
    "visit_approved_client": _about_visit(visit_requests.approved_for_client),
    "visit_approved_staff": _about_visit(visit_requests.approved_for_staff),
    "visit_declined_client": _about_visit(visit_requests.declined_for_client),
    "visit_unanswered_client": _about_visit(visit_requests.unanswered_for_client),
    "visit_moved_client": _about_visit(visit_changes.moved_for_client),
    "visit_moved_staff": _about_visit(visit_changes.moved_for_staff),
    "visit_rescheduled_client": _about_visit(visit_changes.rescheduled_for_client),
    "visit_rescheduled_staff": _about_visit(visit_changes.rescheduled_for_staff),
    "visit_changed_client": _about_visit(visit_changes.changed_for_client),
    "visit_changed_staff": _about_visit(visit_changes.changed_for_staff),
    "visit_restored_client": _about_visit(visit_changes.restored_for_client),
    "visit_restored_staff": _about_visit(visit_changes.restored_for_staff),
    "visit_superseded_client": _about_visit(visit_changes.superseded_for_client),
    "visit_move_proposed_client": _about_visit(visit_changes.move_proposed_for_client),
    "visit_held_client": _about_visit(visit_holds.held_for_client),
    "visit_unpaid_client": _about_visit(visit_holds.unpaid_for_client),
    "payment_received_payer": _about_visit(payment_messages.received_for_payer),
    "payment_received_staff": _about_visit(payment_messages.received_for_staff),
    "payment_too_late_payer": _about_visit(payment_messages.too_late_for_payer),
    "payment_too_late_staff": _about_visit(payment_messages.too_late_for_staff),
    "payment_second_payer": _about_visit(payment_messages.second_for_payer),
    "payment_set_aside_staff": _about_visit(payment_messages.set_aside_for_staff),
    "refund_made_payer": _about_visit(refund_messages.made_for_payer),
    "refund_delayed_payer": _about_visit(refund_messages.delayed_for_payer),
    "refund_delayed_staff": _about_visit(refund_messages.delayed_for_staff),
    "deposit_kept_payer": _about_visit(refund_messages.kept_for_payer),
    "shop_rejected_staff": shop_messages.rejected_for_staff,
}
TEMPLATES = frozenset(_TEMPLATES)
