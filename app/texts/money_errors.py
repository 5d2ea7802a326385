"""What errors about money say; part of `app.texts.errors`."""

TEXTS: dict[str, tuple[str, str]] = {
    "price_changed": (
        "Цена изменилась. Проверьте новую и подтвердите ещё раз.",
        "The price has changed. Please check the new one and confirm again.",
    ),
    "promo_code_refused": (
        "Промокод не подошёл. Проверьте его или уберите.",
        "The promo code does not apply. Please check it or leave it out.",
    ),
    "receipt_email_needed": (
        "Укажите e-mail: на него придёт чек.",
        "Please give an e-mail address: the receipt is sent there.",
    ),
    "payments_unavailable": (
        "Оплата онлайн сейчас не работает. Попробуйте позже или напишите мастеру.",
        "Online payment does not work right now. Please try later or write to the master.",
    ),
    "too_many_unpaid": (
        "У вас уже есть записи, которые ждут предоплаты. Внесите её или отмените запись.",
        "You have bookings that await their deposits already. Please pay or cancel one.",
    ),
    "too_many_let_go": (
        "За сутки три записи остались без предоплаты. Попробуйте завтра или напишите мастеру.",
        "Three bookings were left without a deposit in a day. Try tomorrow or write to the master.",
    ),
    "nothing_to_pay": (
        "Сейчас по этой записи платить нечего. Обновите страницу.",
        "There is nothing to pay for this booking now. Please reload the page.",
    ),
    "nothing_to_refund": (
        "Столько денег на этой записи уже нет. Обновите страницу и проверьте сумму.",
        "This booking has not so much money left. Please reload the page and check the amount.",
    ),
    "shop_missing": (
        "Сначала подключите магазин ЮKassa: «Деньги», «Онлайн-оплата».",
        "Please connect your YooKassa shop first: “Money”, “Online payment”.",
    ),
    "money_invalid": (
        "Проверьте данные: что-то в них не сходится.",
        "Please check the data: something in them does not add up.",
    ),
    "payment_not_found": (
        "Такого платежа нет. Проверьте ссылку.",
        "There is no such payment. Please check the link.",
    ),
    "refund_not_found": (
        "Такого возврата нет. Обновите страницу.",
        "There is no such refund. Please reload the page.",
    ),
    "discount_not_found": (
        "Этой скидки больше нет. Обновите страницу.",
        "This discount is gone. Please reload the page.",
    ),
    "receipt_not_found": (
        "Такого чека нет. Обновите страницу.",
        "There is no such receipt. Please reload the page.",
    ),
}

FIELD_TEXTS: dict[str, str] = {
    "An e-mail address is needed for the receipt.": "Укажите e-mail: на него придёт чек.",
    "There is no such code.": "Такого промокода нет.",
    "The code is no longer valid.": "Срок промокода истёк.",
    "The code is not valid yet.": "Промокод ещё не начал действовать.",
    "The code has been used up.": "Промокод уже использован.",
    "The code is not meant for you.": "Этот промокод не для вас: посмотрите его условия.",
    "The code is not for these services or this time.": "На эти услуги или это время промокод не "
    "действует.",
    "Each of the six rows is there once.": "Нужны все шесть строк, каждая по разу.",
    "This row needs a rule of its own.": "Для этой строки нужно своё правило.",
    "A fixed deposit is 1 to 1,000,000 rubles, a percentage 1 to 100.": "Предоплата: от 1 до "
    "1 000 000 ₽ или от 1 до 100 %.",
    "A shop's number has 3 to 20 digits.": "Номер магазина состоит из цифр: от 3 до 20.",
    "A secret key begins with live_ or test_ and is copied as a whole.": "Ключ начинается с live_ "
    "или test_. Скопируйте его целиком.",
    "Whether the provider makes the receipts is set there.": "Чеки от ЮKassa включаются и "
    "выключаются в её кабинете.",
    "A discount is either a percentage or a sum.": "Укажите либо процент, либо сумму.",
    "A promo code has 2 to 32 characters.": "В промокоде от 2 до 32 знаков.",
    "Only a promo code has a code.": "Код бывает только у промокода.",
    "There is a discount with this code already.": "Скидка с таким кодом уже есть.",
    "Happy hours need weekdays or hours.": "Укажите дни недели или часы.",
    "The hours end when they begin.": "Начало и конец часов совпадают.",
    "Say how long before the visit the discount begins.": "Укажите, за сколько до визита начинает "
    "действовать скидка.",
    "Say which visits the discount is for.": "Укажите, на какой по счёту визит скидка.",
    "The last date is before the first.": "Последняя дата раньше первой.",
    "A first visit is never a regular client's.": "Первый визит не бывает у постоянного клиента.",
    "At least a ruble goes back, and all or at least a ruble less than all.": "Вернуть можно всё "
    "или часть, но не меньше рубля, и остаться должно не меньше рубля.",
    "Say how much was paid.": "Укажите, сколько оплачено.",
}
