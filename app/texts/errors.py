"""What an error code says to a person: what is wrong and what to do next."""

from app.domain.language import Language
from app.texts import money_errors

_TEXTS: dict[str, tuple[str, str]] = {
    "validation_failed": (
        "Проверьте данные: что-то заполнено неверно.",
        "Some of the data is not right. Please check it.",
    ),
    "not_found": ("Такой страницы нет.", "There is no such page."),
    "tenant_not_found": (
        "Такого мастера здесь нет. Проверьте ссылку.",
        "There is no such master here. Please check the link.",
    ),
    "method_not_allowed": ("Так сделать нельзя.", "This cannot be done here."),
    "body_too_large": (
        "Слишком большой запрос. Сократите текст.",
        "The request is too large. Please shorten the text.",
    ),
    "rate_limited": (
        "Слишком много попыток. Подождите минуту и повторите.",
        "Too many attempts. Please wait a minute and try again.",
    ),
    "internal_error": (
        "Что-то сломалось на нашей стороне. Повторите через минуту.",
        "Something broke on our side. Please try again in a minute.",
    ),
    "unavailable": (
        "Сервис сейчас недоступен. Повторите через минуту.",
        "The service is unavailable right now. Please try again in a minute.",
    ),
    "init_data_invalid": (
        "Не удалось узнать вас. Откройте запись заново из чата.",
        "We could not recognise you. Please open the booking again from the chat.",
    ),
    "init_data_expired": (
        "Страница открыта слишком давно. Откройте запись заново из чата.",
        "The page was opened too long ago. Please open the booking again from the chat.",
    ),
    "session_missing": (
        "Сначала войдите: откройте запись из чата.",
        "Please sign in first: open the booking from the chat.",
    ),
    "session_invalid": ("Войдите ещё раз.", "Please sign in again."),
    "session_expired": ("Вход устарел, войдите ещё раз.", "Please sign in again."),
    "forbidden": ("Это вам не разрешено.", "You may not do this."),
    "not_a_member": (
        "Этот кабинет не ваш. Попросите владельца прислать вам приглашение.",
        "This is not your cabinet. Please ask the owner for an invitation.",
    ),
    "client_not_found": (
        "Такого клиента нет. Обновите список.",
        "There is no such client. Please reload the list.",
    ),
    "time_off_not_found": (
        "Этот перерыв уже убран. Обновите страницу.",
        "This time off is gone already. Please reload the page.",
    ),
    "phone_invalid": (
        "Проверьте номер телефона: например, +7 912 345-67-89.",
        "Please check the phone number, for example +7 912 345-67-89.",
    ),
    "schedule_invalid": (
        "Проверьте часы: что-то в них не сходится.",
        "Please check the hours: something in them does not add up.",
    ),
    "service_invalid": (
        "Проверьте услугу: перерывы лежат внутри неё, часы начала идут по порядку.",
        "Please check the service: pauses lie inside it, start hours are in order.",
    ),
    "service_hours": (
        "В это время такую услугу не делают. Выберите другое.",
        "This service is not done at that time. Please choose another.",
    ),
    "visit_too_short": (
        "Слишком короткий визит: нужно хотя бы 5 минут на услугу.",
        "The visit is too short: each service needs at least 5 minutes.",
    ),
    "visit_not_movable": (
        "Эту запись уже нельзя перенести: она отменена или прошла.",
        "This booking can no longer be moved: it is cancelled or over.",
    ),
    "visit_status_fixed": (
        "Сейчас так отметить нельзя. Обновите страницу.",
        "It cannot be marked so now. Please reload the page.",
    ),
    "reschedule_too_late": (
        "Перенести самостоятельно уже поздно. Напишите мастеру.",
        "It is too late to move it yourself. Please write to the master.",
    ),
    "edited_elsewhere": (
        "Кто-то уже изменил это. Показываем свежее.",
        "Somebody has changed this meanwhile. Here is the latest.",
    ),
    "service_not_offered": (
        "Этой услуги больше нет. Выберите другую.",
        "This service is no longer offered. Please choose another.",
    ),
    "master_not_found": (
        "Этого мастера больше нет. Выберите другого.",
        "This master is no longer here. Please choose another.",
    ),
    "range_too_long": (
        "Слишком большой промежуток. Выберите короче.",
        "The range is too long. Please choose a shorter one.",
    ),
    "visit_too_long": (
        "Вместе эти услуги не помещаются в один визит. Выберите меньше.",
        "These services do not fit into one visit. Please choose fewer.",
    ),
    "off_grid": (
        "На это время записи нет. Выберите время из списка.",
        "This time is not offered. Please choose one from the list.",
    ),
    "outside_working_hours": (
        "В это время мастер не работает. Выберите другое.",
        "The master does not work then. Please choose another time.",
    ),
    "too_soon": (
        "До этого времени осталось слишком мало. Выберите попозже.",
        "It is too late to book this time. Please choose a later one.",
    ),
    "too_far_ahead": (
        "Так далеко вперёд запись ещё не открыта. Выберите дату поближе.",
        "Booking is not open so far ahead yet. Please choose an earlier date.",
    ),
    "slot_taken": (
        "Это время только что заняли. Выберите другое.",
        "This time has just been taken. Please choose another.",
    ),
    "too_many_visits": (
        "У вас уже много записей впереди. Отмените лишнюю, чтобы записаться ещё.",
        "You have many bookings ahead already. Cancel one to book another.",
    ),
    "idempotency_key_reused": (
        "Запрос изменился. Обновите страницу и повторите.",
        "The request has changed. Please reload the page and try again.",
    ),
    "visit_not_found": ("Такой записи нет.", "There is no such booking."),
    "visit_already_started": (
        "Визит уже начался, отменить его нельзя.",
        "The visit has already started and cannot be cancelled.",
    ),
    "visit_not_cancellable": (
        "Этот визит уже прошёл, отменить его нельзя.",
        "This visit is over and cannot be cancelled.",
    ),
    "invitation_not_found": (
        "Ссылка уже использована или устарела.",
        "The link has been used or is too old.",
    ),
    "slug_taken": ("Это имя в адресе уже занято.", "This name in the address is taken."),
    "bot_missing": (
        "Сначала подключите бота: приглашение открывается в его чате.",
        "Please connect a bot first: the invitation opens in its chat.",
    ),
    "bot_taken": (
        "Этот бот уже подключён к другому мастеру, или у мастера уже есть другой бот.",
        "This bot works for another master already, or the master has another bot.",
    ),
    **money_errors.TEXTS,
}
CODES = frozenset(_TEXTS)


def error_text(code: str, language: Language) -> str:
    """Return the sentence for a code. Raises KeyError for a code without one."""
    russian, english = _TEXTS[code]
    return russian if language == "ru" else english


# The schema library words its messages in English only.
_FIELD_TEXTS: dict[str, str] = {
    "Missing data for required field.": "Обязательное поле.",
    "Field may not be null.": "Поле не может быть пустым.",
    "Unknown field.": "Неизвестное поле.",
    "Not a valid integer.": "Нужно целое число.",
    "Not a valid string.": "Нужен текст.",
    "Not a valid list.": "Нужен список.",
    "Not a valid email address.": "Проверьте адрес e-mail.",
    "Not a valid date.": "Нужна дата вида 2026-12-31.",
    "Not a valid datetime.": "Нужны дата и время вида 2026-12-31T15:00:00+03:00.",
    "Not a valid aware datetime.": "К времени нужно смещение пояса, например +03:00.",
    "Invalid input type.": "Нужен объект JSON.",
    "Invalid JSON body.": "Это не JSON.",
    "Must not be before from.": "Конец раньше начала.",
    "Must be a multiple of 5 minutes.": "Нужны минуты, кратные пяти.",
    "Not a valid time.": "Нужно время вида 10:00.",
    "Must be Monday to Sunday.": "Нужны все дни с понедельника по воскресенье.",
    "Overlaps another interval.": "Пересекается с другим промежутком.",
    "Lies outside working hours.": "Перерыв лежит вне рабочих часов.",
    "Overlaps other shifts.": "Пересекается с другими сменами.",
    "Ends before it begins.": "Конец раньше начала.",
    "Named twice.": "Указано дважды.",
    "Pauses lie inside the service, one after another.": "Перерывы лежат внутри услуги, один за "
    "другим.",
    "The latest start is before the earliest.": "Позднее начало раньше самого раннего.",
    **money_errors.FIELD_TEXTS,
}


def field_text(message: str, language: Language) -> str:
    """Return a schema's complaint about one field in the person's language."""
    return message if language == "en" else _FIELD_TEXTS.get(message, "Неверное значение.")
