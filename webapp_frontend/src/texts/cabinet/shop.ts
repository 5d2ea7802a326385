import { inLanguage } from "../inLanguage";

// By the provider's numbers, from 2 on; 1 is no VAT.
const rates = "0 %|10 %|20 %|10/110|20/120|5 %|7 %|5/105|7/107|22 %|22/122".split("|");

const ru = {
  title: "Онлайн-оплата",
  ownerOnly: "Подключает и меняет онлайн-оплату только владелец.",
  intro:
    "Клиенты вносят предоплату картой или по СБП. Деньги приходят сразу на ваш счёт в ЮKassa, мы их не касаемся и ничего не удерживаем.",
  openTitle: "Откройте магазин в ЮKassa",
  open: "Нужен статус ИП, самозанятого или компании. Заявку рассматривают день-два, а тестовый магазин есть сразу: с ним можно всё попробовать.",
  toYookassa: "Открыть yookassa.ru",
  keysTitle: "Вставьте номер и ключ магазина",
  keysDone: "готово",
  keys: "Номер магазина (shopId) указан в настройках магазина. Секретный ключ выпускается в разделе «Интеграция», «Ключи API». Он показывается один раз.",
  account: "Номер магазина (shopId)",
  secret: "Секретный ключ",
  secretHint: "Начинается с live_ или test_. Храним зашифрованным и больше не показываем.",
  accountWrong: "Это 3–20 цифр, например 123456.",
  secretWrong: "Скопируйте ключ целиком: он начинается с live_ или test_.",
  connect: "Подключить",
  replaceTitle: "Заменить ключ",
  replace: "Заменить ключ",
  checkingTitle: "Проверяем магазин",
  checking: "Спрашиваем ЮKassa, подходит ли ключ. Обычно это несколько секунд.",
  checkingLong:
    "ЮKassa отвечает дольше обычного. Страницу можно закрыть: проверка закончится сама.",
  connectedTitle: "Магазин подключён",
  connected: (account: string) => `Магазин ${account}`,
  test: "тестовый",
  live: "боевой",
  testNote: "Деньги в тестовом магазине ненастоящие. Когда всё проверите, вставьте боевой ключ.",
  checkedAt: (when: string) => `Проверен ${when}`,
  rejectedTitle: "Магазин не подключён",
  rejected: {
    keys_rejected:
      "ЮKassa не приняла ключ: он скопирован не полностью или уже отозван. Выпустите новый в разделе «Ключи API» и вставьте его.",
    other_shop:
      "Ключ от другого магазина: его номер не совпал с указанным. Проверьте номер магазина и вставьте оба заново.",
    unknown: "ЮKassa отказала в доступе. Проверьте, что магазин работает, и вставьте ключ заново.",
  },
  rejectedNote: "Пока ключ не заменён, клиенты не могут платить онлайн.",
  webhookTitle: "Вставьте адрес уведомлений",
  webhook:
    "В ЮKassa откройте «Интеграция», «HTTP-уведомления», вставьте этот адрес и отметьте четыре события:",
  webhookWhy: "Так мы узнаём об оплате в ту же секунду. Без этого узнаём через минуту-другую.",
  webhookLabel: "Адрес уведомлений",
  copy: "Скопировать",
  copied: "Адрес скопирован.",
  selected: "Адрес выделен: скопируйте его долгим нажатием.",
  notified: (when: string) => `ЮKassa уже стучалась: ${when}.`,
  notNotified: "ЮKassa ещё не стучалась. Это станет видно после первой оплаты.",
  webhookOwner: "Адрес уведомлений видит только владелец.",
  receiptsTitle: "Чеки",
  receipts: "Кто делает чеки",
  receiptWays: { self_employed: "Я в «Мой налог»", own: "Делаю сама, не напоминать" },
  receiptHints: {
    yookassa:
      "Чеки пробивает ЮKassa: на предоплату сразу, полный в день визита. У клиента спросим почту.",
    self_employed:
      "После онлайн-оплаты напомним пробить чек, после возврата напомним аннулировать.",
    own: "О чеках не напоминаем.",
  },
  vat: "Ставка НДС",
  vatRates: ["без НДС", ...rates],
  rulesTitle: "Как платят",
  hold: "Время держим за клиентом",
  holdHint: "Не заплатит за это время, и оно снова свободно для всех.",
  payLater: "Записывать без предоплаты, если оплата не работает",
  payLaterOn:
    "Если ЮKassa недоступна, клиент запишется без предоплаты. Придёт ли он, ничем не подкреплено.",
  payLaterOff:
    "Если ЮKassa недоступна, клиент с предоплатой не запишется: попросим его написать вам.",
  checkAgain: "Проверить ещё раз",
  asked: "Спрашиваем ЮKassa, ответ появится здесь.",
  disconnect: "Отключить магазин",
  disconnectTitle: "Отключить онлайн-оплату?",
  disconnectText:
    "Новые записи пойдут без предоплаты. Уже начатые оплаты и возвраты доведём до конца, а ключ после этого сотрём.",
  disconnected: "Магазин отключён.",
  saved: "Сохранили.",
};

const en: typeof ru = {
  title: "Online payment",
  ownerOnly: "Only the owner connects and changes online payment.",
  intro:
    "Clients pay deposits by card or SBP. The money comes straight to your YooKassa account; we neither touch it nor take a share.",
  openTitle: "Open a shop at YooKassa",
  open: "You need to be registered as a sole proprietor, self-employed or a company. An application takes a day or two; a test shop is there at once, to try everything with.",
  toYookassa: "Open yookassa.ru",
  keysTitle: "Paste the shop's number and key",
  keysDone: "done",
  keys: "The shop's number (shopId) stands in the shop's settings. The secret key is issued under “Integration”, “API keys”. It is shown once.",
  account: "Shop number (shopId)",
  secret: "Secret key",
  secretHint: "Begins with live_ or test_. We store it encrypted and never show it again.",
  accountWrong: "It is 3 to 20 digits, such as 123456.",
  secretWrong: "Copy the whole key: it begins with live_ or test_.",
  connect: "Connect",
  replaceTitle: "Replace the key",
  replace: "Replace the key",
  checkingTitle: "Checking the shop",
  checking: "Asking YooKassa whether the key fits. It mostly takes a few seconds.",
  checkingLong:
    "YooKassa takes longer than usual. You may close the page: the check ends by itself.",
  connectedTitle: "The shop is connected",
  connected: (account) => `Shop ${account}`,
  test: "test",
  live: "live",
  testNote: "Money in a test shop is not real. When you have tried everything, paste a live key.",
  checkedAt: (when) => `Checked on ${when}`,
  rejectedTitle: "The shop is not connected",
  rejected: {
    keys_rejected:
      "YooKassa refused the key: it was not copied whole or has been revoked. Issue a new one under “API keys” and paste it.",
    other_shop:
      "The key belongs to another shop: its number is not the one you gave. Check the number and paste both anew.",
    unknown: "YooKassa refused access. Make sure the shop is active and paste the key anew.",
  },
  rejectedNote: "Until the key is replaced, clients can't pay online.",
  webhookTitle: "Paste the notification address",
  webhook:
    "At YooKassa open “Integration”, “HTTP notifications”, paste this address and tick four events:",
  webhookWhy:
    "This is how we hear of a payment within a second. Without it we hear in a minute or two.",
  webhookLabel: "Notification address",
  copy: "Copy",
  copied: "The address is copied.",
  selected: "The address is selected: press it long to copy.",
  notified: (when) => `YooKassa has knocked already: ${when}.`,
  notNotified: "YooKassa has not knocked yet. You will see it after the first payment.",
  webhookOwner: "Only the owner sees the notification address.",
  receiptsTitle: "Receipts",
  receipts: "Who makes receipts",
  receiptWays: { self_employed: "I do, in “My tax”", own: "I do, don't remind me" },
  receiptHints: {
    yookassa:
      "YooKassa makes receipts: for the deposit at once, the full one on the day of the visit. We ask the client for an e-mail.",
    self_employed:
      "After an online payment we remind you to make a receipt, after a refund to annul it.",
    own: "We do not remind you of receipts.",
  },
  vat: "VAT rate",
  vatRates: ["no VAT", ...rates],
  rulesTitle: "How clients pay",
  hold: "A time is kept for",
  holdHint: "If the client has not paid by then, it is free for everyone again.",
  payLater: "Book without a deposit when payment does not work",
  payLaterOn:
    "If YooKassa is away, a client books without a deposit. Nothing backs up that they will come.",
  payLaterOff:
    "If YooKassa is away, a client who owes a deposit can't book: we ask them to write to you.",
  checkAgain: "Check again",
  asked: "Asking YooKassa, the answer will appear here.",
  disconnect: "Disconnect the shop",
  disconnectTitle: "Disconnect online payment?",
  disconnectText:
    "New bookings go without a deposit. Payments and refunds under way are brought to their end; then we erase the key.",
  disconnected: "The shop is disconnected.",
  saved: "Saved.",
};

/** The texts of the shop's screen, in the page's language. */
export const shopTexts = inLanguage({ ru, en });
