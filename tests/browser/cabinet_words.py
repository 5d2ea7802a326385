"""What the cabinet says, in the languages it says it in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CabinetWords:
    """Names of the things that are pressed and looked for."""

    language: str
    tabs: str
    day_tab: str
    hours_tab: str
    services_tab: str
    more_tab: str
    undo: str
    undone: str
    save: str
    keep: str
    stranger: str
    outside_telegram: str
    reopen: str
    missing: str
    back: str
    grid: str
    more: str
    day_menu: str
    to_list: str
    sick: str
    sick_title: str
    close_day: str
    book: str
    close_time: str
    close_it: str
    why: str
    drop_title: str
    length_title: str
    tell_client: str
    came: str
    no_show: str
    back_to_booked: str
    move: str
    length: str
    services_of_visit: str
    cancel_visit: str
    cancel_title: str
    restore: str
    move_title: str
    check_time: str
    edit_client: str
    client: str
    hours: str
    week: str
    shifts: str
    dates: str
    time_off: str
    rules: str
    add_shift: str
    add_date: str
    outside: str
    nothing_outside: str
    outside_hours: str
    services: str
    add_service: str
    new_service: str
    a_service: str
    order: str
    done: str
    new_visit: str
    new_client: str
    best: str
    more_times: str
    other_time: str
    team: str
    invite_administrator: str
    invitation: str
    retry: str
    loading: str


RU = CabinetWords(
    language="ru",
    tabs="Разделы",
    day_tab="День",
    hours_tab="Часы",
    services_tab="Услуги",
    more_tab="Ещё",
    undo="Отменить",
    undone="Вернули как было.",
    save="Сохранить",
    keep="Оставить как есть",
    stranger="Этот кабинет не ваш",
    outside_telegram="Откройте кабинет из чата с ботом",
    reopen="Откройте кабинет заново из чата",
    missing="Такой страницы нет",
    back="Назад",
    grid="День по часам",
    more="Ещё",
    day_menu="Этот день",
    to_list="Показать списком",
    sick="Заболела: закрыть день",
    sick_title="Закрыть день?",
    close_day="Закрыть день",
    book="Записать",
    close_time="Закрыть время",
    close_it="Закрыть",
    why="Почему не предлагаем клиентам?",
    drop_title="Перенести визит?",
    length_title="Сколько длится визит",
    tell_client="Сообщить клиенту",
    came="Пришла",
    no_show="Не пришла",
    back_to_booked="Вернуть в записанные",
    move="Перенести",
    length="Длительность",
    services_of_visit="Услуги визита",
    cancel_visit="Отменить визит",
    cancel_title="Отменить визит?",
    restore="Вернуть визит",
    move_title="Перенести визит",
    check_time="Проверить это время",
    edit_client="Заметка о клиенте",
    client="Клиент",
    hours="Рабочее время",
    week="Неделя",
    shifts="Смены",
    dates="Даты",
    time_off="Отпуск",
    rules="Правила",
    add_shift="Добавить смены",
    add_date="Добавить дату",
    outside="Вне графика",
    nothing_outside="Все визиты помещаются в часы",
    outside_hours="Вне рабочих часов",
    services="Услуги",
    add_service="Добавить услугу",
    new_service="Новая услуга",
    a_service="Услуга",
    order="Порядок",
    done="Готово",
    new_visit="Новая запись",
    new_client="Новый клиент",
    best="Лучшее время",
    more_times="Ещё время",
    other_time="Другое время",
    team="Команда",
    invite_administrator="Администратора",
    invitation="Приглашение администратору",
    retry="Повторить",
    loading="Загружаем…",
)
EN = CabinetWords(
    language="en",
    tabs="Sections",
    day_tab="Day",
    hours_tab="Hours",
    services_tab="Services",
    more_tab="More",
    undo="Undo",
    undone="Put back as it was.",
    save="Save",
    keep="Leave as it is",
    stranger="This cabinet is not yours",
    outside_telegram="Open the cabinet from the chat with the bot",
    reopen="Open the cabinet anew from the chat",
    missing="There is no such page",
    back="Back",
    grid="",
    more="",
    day_menu="",
    to_list="",
    sick="",
    sick_title="",
    close_day="",
    book="",
    close_time="",
    close_it="",
    why="",
    drop_title="",
    length_title="",
    tell_client="",
    came="",
    no_show="",
    back_to_booked="",
    move="",
    length="",
    services_of_visit="",
    cancel_visit="",
    cancel_title="",
    restore="",
    move_title="",
    check_time="",
    edit_client="",
    client="",
    hours="",
    week="",
    shifts="",
    dates="",
    time_off="",
    rules="",
    add_shift="",
    add_date="",
    outside="",
    nothing_outside="",
    outside_hours="",
    services="",
    add_service="",
    new_service="",
    a_service="",
    order="",
    done="",
    new_visit="",
    new_client="",
    best="",
    more_times="",
    other_time="",
    team="",
    invite_administrator="",
    invitation="",
    retry="Try again",
    loading="Loading…",
)
CABINET_WORDS = {"ru": RU, "en": EN}
