"""What the cabinet says, in the languages it says it in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CabinetWords:
    """Names of the things that are pressed and looked for."""

    language: str
    hours_tab: str
    services_tab: str
    more_tab: str
    undo: str
    undone: str
    save: str
    keep: str
    back: str
    stranger: str
    outside_telegram: str
    reopen: str
    missing: str
    failed: str
    grid: str
    gap: str
    more: str
    sick: str
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
    move_title: str
    check_time: str
    length: str
    services_of_visit: str
    cancel_visit: str
    restore: str
    edit_client: str
    hours: str
    week: str
    shifts: str
    dates: str
    time_off: str
    rules: str
    add_break: str
    break_from: str
    add_shift: str
    custom_shift: str
    which_date: str
    add_date: str
    first_day: str
    add: str
    look: str
    outside: str
    nothing_outside: str
    propose: str
    propose_all: str
    send: str
    waiting: str
    services: str
    add_service: str
    new_service: str
    a_service: str
    order: str
    price: str
    leave: str
    done: str
    new_visit: str
    new_client: str
    first_name: str
    best: str
    more_times: str
    other_time: str
    team: str
    invite_administrator: str
    invitation: str


RU = CabinetWords(
    language="ru",
    hours_tab="Часы",
    services_tab="Услуги",
    more_tab="Ещё",
    undo="Вернуть",
    undone="Вернули как было.",
    save="Сохранить",
    keep="Оставить как есть",
    back="Назад",
    stranger="Этот кабинет не ваш",
    outside_telegram="Откройте кабинет из чата с ботом",
    reopen="Откройте кабинет заново из чата",
    missing="Такой страницы нет",
    failed="Не получилось загрузить",
    grid="День по часам",
    gap="окно",
    more="Ещё",
    sick="Заболела: закрыть день",
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
    move_title="Перенести визит",
    check_time="Проверить это время",
    length="Длительность",
    services_of_visit="Услуги визита",
    cancel_visit="Отменить визит",
    restore="Восстановить визит",
    edit_client="Заметка о клиенте",
    hours="Рабочее время",
    week="Неделя",
    shifts="Смены",
    dates="Даты",
    time_off="Отпуск",
    rules="Правила",
    add_break="+ перерыв",
    break_from="Перерыв с",
    add_shift="Добавить смены",
    custom_shift="Свои",
    which_date="Какая дата",
    add_date="Добавить дату",
    first_day="С какого дня",
    add="Добавить",
    look="Посмотреть",
    outside="Вне графика",
    nothing_outside="Все визиты помещаются в часы",
    propose="Пусть выберет",
    propose_all="Предложить всем выбрать время",
    send="Отправить",
    waiting="Ждём, что выберет",
    services="Услуги",
    add_service="Добавить услугу",
    new_service="Новая услуга",
    a_service="Услуга",
    order="Порядок",
    price="Цена, ₽",
    leave="Уйти",
    done="Готово",
    new_visit="Новая запись",
    new_client="Новый клиент",
    first_name="Имя",
    best="Лучшее время",
    more_times="Ещё время",
    other_time="Другое время",
    team="Команда",
    invite_administrator="Администратора",
    invitation="Приглашение администратору",
)
EN = CabinetWords(
    language="en",
    hours_tab="Hours",
    services_tab="Services",
    more_tab="More",
    undo="Undo",
    undone="Put back as it was.",
    save="Save",
    keep="Leave as it is",
    back="Back",
    stranger="This cabinet is not yours",
    outside_telegram="Open the cabinet from the chat with the bot",
    reopen="Open the cabinet anew from the chat",
    missing="There is no such page",
    failed="Could not load this",
    grid="Day by the hour",
    gap="gap of",
    more="More",
    sick="Ill: close the day",
    close_day="Close the day",
    book="Book a visit",
    close_time="Close this time",
    close_it="Close",
    why="Why is it not offered to clients?",
    drop_title="Move the visit?",
    length_title="How long the visit takes",
    tell_client="Tell the client",
    came="Came",
    no_show="Did not come",
    back_to_booked="Back to booked",
    move="Move",
    move_title="Move the visit",
    check_time="Check this time",
    length="Length",
    services_of_visit="Services of the visit",
    cancel_visit="Cancel the visit",
    restore="Restore the visit",
    edit_client="Note about the client",
    hours="Working hours",
    week="Week",
    shifts="Shifts",
    dates="Dates",
    time_off="Time off",
    rules="Rules",
    add_break="+ break",
    break_from="Break from",
    add_shift="Add shifts",
    custom_shift="My own",
    which_date="Which date",
    add_date="Add a date",
    first_day="First day",
    add="Add",
    look="Look",
    outside="Outside hours",
    nothing_outside="All visits fit your hours",
    propose="Let them choose",
    propose_all="Let everyone choose a time",
    send="Send",
    waiting="Waiting for their choice",
    services="Services",
    add_service="Add a service",
    new_service="New service",
    a_service="Service",
    order="Order",
    price="Price, ₽",
    leave="Leave",
    done="Done",
    new_visit="New booking",
    new_client="New client",
    first_name="First name",
    best="Best times",
    more_times="More times",
    other_time="Another time",
    team="Team",
    invite_administrator="An administrator",
    invitation="Invitation for an administrator",
)
CABINET_WORDS = {"ru": RU, "en": EN}
