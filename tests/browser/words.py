"""What the pages say, in the languages they say it in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Names of the things that are pressed and looked for."""

    language: str
    book: str
    book_visit: str
    continue_: str
    done: str
    finish: str
    check: str
    nearest: str
    more_times: str
    add_service: str
    what_else: str
    remove: str
    total: str
    wish: str
    retry: str
    back: str
    next_week: str
    my_visits: str
    no_visits: str
    move: str
    move_title: str
    move_question: str
    moved: str
    choose_new: str
    cancel: str
    cancel_visit: str
    keep: str
    cancelled: str
    taken: str
    missing: str
    failed: str
    reopen: str
    nothing_chosen: str
    no_such_visit: str
    outside: str
    open_telegram: str
    to_whom: str
    loading: str
    offline: str
    full_day: str
    phone: str
    people: str
    dark_theme: str
    start: str
    close_mini_app: str
    my_bookings: str
    book_again: str
    cancelled_message: str


RU = Words(
    language="ru",
    book="Записаться",
    book_visit="Записаться",
    continue_="Дальше",
    done="Вы записаны",
    finish="Готово",
    check="Проверьте запись",
    nearest="Ближайшее время",
    more_times="Ещё время",
    add_service="услуга",
    what_else="Что ещё сделаем?",
    remove="Убрать",
    total="Итого",
    wish="Пожелание мастеру",
    retry="Повторить",
    back="Назад",
    next_week="Следующая неделя",
    my_visits="Мои записи",
    no_visits="Записей пока нет",
    move="Перенести",
    move_title="Перенести запись",
    move_question="Перенести запись?",
    moved="Запись перенесена",
    choose_new="Выберите новое время",
    cancel="Отменить",
    cancel_visit="Отменить запись",
    keep="Оставить",
    cancelled="Запись отменена",
    taken="Это время только что заняли",
    missing="Такой страницы нет",
    failed="Не получилось загрузить",
    reopen="Откройте запись заново из чата",
    nothing_chosen="Время не выбрано",
    no_such_visit="Такой записи нет",
    outside="Записи видны в Telegram",
    open_telegram="Открыть в Telegram",
    to_whom="К кому записаться",
    loading="Загружаем…",
    offline="Нет связи. Всё, что вы выбрали, сохранится.",
    full_day="На этот день всё занято.",
    phone="Телефон",
    people="Люди и чаты",
    dark_theme="Тёмная тема",
    start="Запустить",
    close_mini_app="Закрыть мини-приложение",
    my_bookings="Мои записи",
    book_again="Записаться снова",
    cancelled_message="Запись отменена",
)
EN = Words(
    language="en",
    book="Book",
    book_visit="Book a time",
    continue_="Continue",
    done="You are booked",
    finish="Done",
    check="Check your booking",
    nearest="Next free times",
    more_times="More times",
    add_service="service",
    what_else="What else shall we do?",
    remove="Remove",
    total="Total",
    wish="A wish for your visit",
    retry="Try again",
    back="Back",
    next_week="Next week",
    my_visits="My bookings",
    no_visits="No bookings yet",
    move="Move",
    move_title="Move your booking",
    move_question="Move your booking?",
    moved="Your booking is moved",
    choose_new="Choose a new time",
    cancel="Cancel",
    cancel_visit="Cancel booking",
    keep="Keep it",
    cancelled="Booking cancelled",
    taken="This time has just been taken",
    missing="There is no such page",
    failed="Could not load this",
    reopen="Open booking again from the chat",
    nothing_chosen="No time chosen",
    no_such_visit="No such booking",
    outside="Your bookings are in Telegram",
    open_telegram="Open in Telegram",
    to_whom="Who would you like to see",
    loading="Loading…",
    offline="You are offline. What you have chosen is kept.",
    full_day="This day is fully booked.",
    phone="Phone",
    people="People and chats",
    dark_theme="Dark theme",
    start="Start",
    close_mini_app="Close the mini app",
    my_bookings="My bookings",
    book_again="Book again",
    cancelled_message="Booking cancelled",
)
WORDS = {"ru": RU, "en": EN}
