"""What the pages about money say, in the languages they say it in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """Names of the things that are pressed and looked for."""

    pay_and_book: str
    enter_code: str
    promo_code: str
    apply: str
    no_such_code: str
    go_and_pay: str
    declined: str
    over: str
    cancel_booking: str
    no_payments: str
    returned: str
    kept: str
    carry: str
    checking: str
    received: str
    no_such_payment: str
    money: str
    nothing_yet: str
    online_payment: str
    secret_key: str
    connect: str
    not_connected: str
    connected: str
    disconnect: str
    deposits: str
    deposit_of_service: str
    discounts: str
    no_discounts: str
    new_discount: str
    happy_hours: str
    history: str
    paid_on_site: str
    refund: str
    a_part: str
    keep_a_part: str
    attention: str
    all_is_well: str
    by_hand: str
    receipt_done: str
    export: str
    terms: str


RU = MoneyWords(
    pay_and_book="Внести",
    enter_code="Ввести",
    promo_code="Промокод",
    apply="Применить",
    no_such_code="Такого промокода нет.",
    go_and_pay="Перейти к оплате",
    declined="Оплата не прошла",
    over="Время больше не за вами",
    cancel_booking="Отменить запись",
    no_payments="Платежей пока нет",
    returned="Возврат",
    kept="Почему удержано",
    carry="Перенести с предоплатой",
    checking="Проверяем оплату",
    received="Оплата прошла",
    no_such_payment="Такого платежа нет",
    money="Деньги",
    nothing_yet="В этом месяце денег ещё не было",
    online_payment="Онлайн-оплата",
    secret_key="Секретный ключ",
    connect="Подключить",
    not_connected="Магазин не подключён",
    connected="Магазин подключён",
    disconnect="Отключить магазин",
    deposits="Предоплата",
    deposit_of_service="Предоплата",
    discounts="Скидки",
    no_discounts="Скидок пока нет",
    new_discount="Новая скидка",
    happy_hours="Счастливые часы",
    history="История",
    paid_on_site="Оплачено на месте",
    refund="Вернуть деньги",
    a_part="часть",
    keep_a_part="Оставить часть",
    attention="Нужно внимание",
    all_is_well="Всё в порядке",
    by_hand="Возвращено вручную",
    receipt_done="Готово",
    export="Выгрузить таблицу",
    terms="Предоплата и цены для неё",
)
EN = MoneyWords(
    pay_and_book="Pay",
    enter_code="Enter",
    promo_code="Promo code",
    apply="Apply",
    no_such_code="There is no such promo code.",
    go_and_pay="Go and pay",
    declined="The payment did not go through",
    over="The time is no longer kept for you",
    cancel_booking="Cancel booking",
    no_payments="No payments yet",
    returned="Refund of",
    kept="Why it was kept",
    carry="Move with the deposit",
    checking="Checking your payment",
    received="Payment received",
    no_such_payment="There is no such payment",
    money="Money",
    nothing_yet="No money this month yet",
    online_payment="Online payment",
    secret_key="Secret key",
    connect="Connect",
    not_connected="The shop is not connected",
    connected="The shop is connected",
    disconnect="Disconnect the shop",
    deposits="Deposits",
    deposit_of_service="Deposit",
    discounts="Discounts",
    no_discounts="No discounts yet",
    new_discount="New discount",
    happy_hours="Happy hours",
    history="History",
    paid_on_site="Paid on site",
    refund="Refund",
    a_part="a part",
    keep_a_part="Keep a part",
    attention="Needs attention",
    all_is_well="All is well",
    by_hand="Refunded by hand",
    receipt_done="Done",
    export="Export a table",
    terms="Deposit and prices for this client",
)
MONEY_WORDS = {"ru": RU, "en": EN}
