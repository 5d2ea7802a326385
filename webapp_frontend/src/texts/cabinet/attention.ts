import type { ReceiptTask, RefundReason } from "../../api/cabinet/wire";
import { inLanguage } from "../inLanguage";

type ReceiptKind = ReceiptTask["kind"];

const ru = {
  title: "Нужно внимание",
  noneTitle: "Всё в порядке",
  none: "Возвраты уходят сами, решений и чеков не ждём.",
  toVisit: "К визиту",
  refunds: "Возвраты",
  decisions: "Решите, что с предоплатой",
  payments: "Отложенные платежи",
  receipts: "Чеки",
  refundReason: {
    cancelled_in_time: "клиент отменил вовремя",
    called_off: "вы отменили визит",
    by_master: "вы решили вернуть",
    late_payment: "оплата пришла, когда время уже отпустили",
    second_payment: "клиент заплатил дважды",
    undecided: "за неделю никто не решил, что с предоплатой",
    external: "возврат из кабинета ЮKassa",
  } satisfies Record<RefundReason, string>,
  problems: {
    insufficient_funds:
      "На счёте ЮKassa не хватает денег за сегодня. Повторим сами, сначала через час, потом реже. Или верните деньги вручную и отметьте это.",
    shop_rejected:
      "Магазин ЮKassa отключён или ключ больше не подходит. Подключите его заново, и возврат уйдёт. Или верните деньги вручную и отметьте это.",
    unknown:
      "ЮKassa пока не ответила, ушли ли деньги. Спрашиваем ещё раз сами, ничего делать не нужно.",
    differs:
      "ЮKassa вернула не ту сумму, что мы просили. Сверьте возврат в её кабинете и отметьте это.",
    other:
      "ЮKassa не приняла возврат. Попробуйте ещё раз или верните деньги вручную и отметьте это.",
    waiting: "Возврат ещё не ушёл. Пробуем сами, ничего делать не нужно.",
  },
  retry: "Вернуть ещё раз",
  retried: "Пробуем вернуть ещё раз.",
  byHand: "Возвращено вручную",
  byHandTitle: "Деньги уже у клиента?",
  byHandText: (sum: string, name: string) =>
    `Отмечайте, только если вы вернули ${sum} сами: ${name} увидит «возвращено», и больше мы ничего не отправим.`,
  byHandDone: "Отметили: возвращено.",
  decision: {
    cancelled: "Отменили поздно",
    no_show: "Клиент не пришёл",
  },
  decideUntil: (sum: string, when: string) =>
    `Предоплата ${sum}. Решите до ${when}, иначе она вернётся клиенту.`,
  decide: "Решить",
  paymentProblem: {
    differs:
      "Пришёл платёж не на ту сумму, не в той валюте или не из того магазина. Визит он не подтвердил.",
    other: "Платёж не сошёлся с записью. Визит он не подтвердил.",
  },
  paymentAdvice:
    "Найдите платёж в кабинете ЮKassa. Если деньги пришли, верните их оттуда и напишите клиенту.",
  receiptKind: {
    prepayment: "Чек на предоплату",
    final: "Чек после визита",
    income: "Чек в «Мой налог»",
    annul: "Аннулировать чек",
  } satisfies Record<ReceiptKind, string>,
  receiptTodo: {
    prepayment: "Пробейте чек на предоплату.",
    final: "Пробейте чек с полным расчётом.",
    income: "Пробейте чек в приложении «Мой налог» и пришлите ссылку клиенту.",
    annul: "Деньги вернулись клиенту: аннулируйте чек в «Мой налог».",
  } satisfies Record<ReceiptKind, string>,
  annulPart: (back: string, whole: string, left: string) =>
    `Вернули ${back} из ${whole}: аннулируйте чек на ${whole} в «Мой налог» и пробейте новый на ${left}.`,
  receiptFailed: "ЮKassa не пробила этот чек. Пробейте его сами и отметьте это.",
  dueOn: (day: string) => `до ${day}`,
  overdue: (day: string) => `нужно было до ${day}`,
  done: "Готово",
  doneTitle: "Чек готов?",
  link: "Ссылка на чек",
  linkHint: "Необязательно. Клиент увидит её у своего платежа.",
  linkWrong: "Ссылка начинается с https://.",
  doneSaid: "Отметили: чек готов.",
};

const en: typeof ru = {
  title: "Needs attention",
  noneTitle: "All is well",
  none: "Refunds go by themselves; no decisions or receipts are waiting.",
  toVisit: "To the visit",
  refunds: "Refunds",
  decisions: "Decide about the deposit",
  payments: "Payments put aside",
  receipts: "Receipts",
  refundReason: {
    cancelled_in_time: "the client cancelled in time",
    called_off: "you called the visit off",
    by_master: "you decided to refund",
    late_payment: "the payment came when the time had been released",
    second_payment: "the client paid twice",
    undecided: "nobody decided about the deposit within a week",
    external: "a refund from YooKassa's own cabinet",
  },
  problems: {
    insufficient_funds:
      "Today's money in YooKassa is not enough. We will try again by ourselves, first in an hour, then less often. Or refund by hand and mark it so.",
    shop_rejected:
      "The YooKassa shop is disconnected or its key is no longer good. Connect it anew and the refund will go. Or refund by hand and mark it so.",
    unknown:
      "YooKassa has not said yet whether the money has gone. We keep asking; there is nothing to do.",
    differs:
      "YooKassa refunded another sum than we asked for. Check the refund in its cabinet and mark it so.",
    other: "YooKassa did not accept the refund. Try again, or refund by hand and mark it so.",
    waiting: "The refund has not gone yet. We keep trying; there is nothing to do.",
  },
  retry: "Refund again",
  retried: "Trying to refund again.",
  byHand: "Refunded by hand",
  byHandTitle: "Does the client have the money?",
  byHandText: (sum, name) =>
    `Mark it only if you have returned ${sum} yourself: ${name} will see “refunded”, and we will send nothing more.`,
  byHandDone: "Marked: refunded.",
  decision: { cancelled: "Cancelled late", no_show: "The client did not come" },
  decideUntil: (sum, when) =>
    `Deposit of ${sum}. Decide before ${when}, else it goes back to the client.`,
  decide: "Decide",
  paymentProblem: {
    differs:
      "A payment came with another sum, in another currency or from another shop. It has not confirmed the visit.",
    other: "A payment does not match its booking. It has not confirmed the visit.",
  },
  paymentAdvice:
    "Find the payment in YooKassa's dashboard. If the money has come, return it from there and write to the client.",
  receiptKind: {
    prepayment: "Receipt for the deposit",
    final: "Receipt after the visit",
    income: "Receipt in “My tax”",
    annul: "Annul a receipt",
  },
  receiptTodo: {
    prepayment: "Make a receipt for the deposit.",
    final: "Make a receipt for the full settlement.",
    income: "Make a receipt in the “My tax” app and send its link to the client.",
    annul: "The money went back to the client: annul the receipt in “My tax”.",
  },
  annulPart: (back, whole, left) =>
    `${back} of ${whole} went back: annul the receipt for ${whole} in “My tax” and make a new one for ${left}.`,
  receiptFailed: "YooKassa did not register this receipt. Make it yourself and mark it so.",
  dueOn: (day) => `by ${day}`,
  overdue: (day) => `was due by ${day}`,
  done: "Done",
  doneTitle: "Is the receipt ready?",
  link: "Link to the receipt",
  linkHint: "Optional. The client will see it at the payment.",
  linkWrong: "A link begins with https://.",
  doneSaid: "Marked: the receipt is ready.",
};

/** The texts of what needs attention, in the page's language. */
export const attentionTexts = inLanguage({ ru, en });
