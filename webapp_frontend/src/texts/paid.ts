import { inLanguage } from "./inLanguage";

const ru = {
  title: "Оплата",
  checkingTitle: "Проверяем оплату",
  checking: "Обычно это занимает несколько секунд. Страница обновится сама.",
  waitingTitle: "Оплаты пока не видно",
  waiting:
    "Если вы оплатили, ответ придёт чуть позже: напишем в чат. Если нет, вернитесь к записи и попробуйте ещё раз.",
  paidTitle: "Оплата прошла",
  paid: (amount: string, when: string) => `${amount} получены. Ждём вас: ${when}.`,
  paidOnly: (amount: string) => `${amount} получены. Спасибо!`,
  lateTitle: "Оплата пришла поздно",
  late: (amount: string) => `Запись уже отменена. ${amount} вернутся полностью, тем же способом.`,
  declinedTitle: "Оплата не прошла",
  declined: "Вернитесь к записи и попробуйте ещё раз или другой картой.",
  putAsideTitle: "Платёж проверяет мастер",
  putAside: "Второй раз не платите: мастер проверит и напишет вам.",
  missingTitle: "Такого платежа нет",
  missing: "Проверьте ссылку или откройте запись из чата с мастером.",
  toTelegram: "Вернуться в Telegram",
  toVisits: "Мои записи в браузере",
  checkAgain: "Проверить ещё раз",
};

const en: typeof ru = {
  title: "Payment",
  checkingTitle: "Checking your payment",
  checking: "This usually takes a few seconds. The page updates by itself.",
  waitingTitle: "No payment seen yet",
  waiting:
    "If you have paid, the answer comes a little later: we write to your chat. If not, go back to the booking and try again.",
  paidTitle: "Payment received",
  paid: (amount, when) => `${amount} received. See you: ${when}.`,
  paidOnly: (amount) => `${amount} received. Thank you!`,
  lateTitle: "The payment came late",
  late: (amount) => `The booking is cancelled already. All of ${amount} comes back the same way.`,
  declinedTitle: "The payment did not go through",
  declined: "Go back to the booking and try again or use another card.",
  putAsideTitle: "The master is checking the payment",
  putAside: "Please do not pay again: the master checks it and writes to you.",
  missingTitle: "There is no such payment",
  missing: "Check the link or open the booking from the chat.",
  toTelegram: "Back to Telegram",
  toVisits: "My bookings in the browser",
  checkAgain: "Check again",
};

/** What the page says that the provider sends the payer back to. */
export const paidTexts = inLanguage({ ru, en });
