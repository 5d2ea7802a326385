import type { DepositKind, Trust } from "../../api/cabinet/wire";
import type { PluralForms } from "../../format/numbers";
import { inLanguage } from "../inLanguage";

const ru = {
  title: "Предоплата",
  intro:
    "Правила проверяются сверху вниз: действует первое, которое подошло клиенту. Если не подошло ни одно, действует «Обычно».",
  noShop:
    "Онлайн-оплата не подключена, поэтому предоплату пока не просим. Правила можно настроить заранее.",
  toShop: "Подключить",
  who: {
    usual: "Обычно",
    prepaid_only: "Кого вы пускаете только с предоплатой",
    no_show: "Кто уже не пришёл",
    long_lead: "Кто записался заранее",
    new: "Кто пришёл впервые",
    regular: "Постоянные",
  } satisfies Record<Trust, string>,
  whoHint: {
    usual: "Все, кому не подошло другое правило. У услуги может быть своё.",
    prepaid_only: "Отмечаются в карточке клиента.",
    no_show: "Был визит, на который клиент не пришёл.",
    long_lead: (days: string) => `До визита ${days} или больше.`,
    new: "Состоявшихся визитов ещё не было.",
    regular: (visits: string) => `Состоялось ${visits} или больше.`,
  },
  howMuch: "Сколько",
  kinds: {
    as_usual: "как обычно",
    none: "без предоплаты",
    fixed: "сумма",
    percent: "процент",
    full: "вся цена",
  } satisfies Record<DepositKind | "as_usual", string>,
  amount: (sign: string) => `Сумма, ${sign}`,
  percent: "Процент, %",
  thresholds: "Пороги",
  longLead: "Заранее: за сколько дней",
  regularVisits: "Постоянный: от скольких визитов",
  days: { one: "день", few: "дня", many: "дней", other: "дня" } as PluralForms,
  visits: { one: "визит", few: "визита", many: "визитов", other: "визита" } as PluralForms,
  preview: (sentence: string) => `Клиент прочитает: «${sentence}»`,
  previewOf: (service: string, sentence: string) =>
    `За услугу «${service}» клиент прочитает: «${sentence}»`,
  save: "Сохранить",
  saving: "Сохраняем…",
  saved: "Правила сохранены. Они действуют для новых записей.",
  leaveTitle: "Уйти без сохранения?",
  leaveText: "Изменения правил пропадут.",
  leave: "Уйти",
  stay: "Остаться",
  staleTitle: "Ваши изменения не сохранены",
  staleText: "Кто-то успел изменить правила раньше. Ниже свежие.",
  staleApply: "Применить к свежим",
  staleDrop: "Отбросить",
  problems: {
    amount: "Укажите сумму от 1 до 1 000 000.",
    percent: "Укажите целое число от 1 до 100.",
    longLead: "Укажите от 1 до 366 дней.",
    regularVisits: "Укажите от 1 до 100 визитов.",
    check: "Исправьте отмеченные поля, и сохраним.",
  },
};

const en: typeof ru = {
  title: "Deposits",
  intro:
    "Rules are tried from the top: the first that fits the client holds. If none fits, “Usually” holds.",
  noShop:
    "Online payment is not connected, so no deposits are asked for yet. You can set the rules beforehand.",
  toShop: "Connect",
  who: {
    usual: "Usually",
    prepaid_only: "Those who only come prepaid",
    no_show: "Those who once did not come",
    long_lead: "Those who book long ahead",
    new: "Those who come for the first time",
    regular: "Regular clients",
  },
  whoHint: {
    usual: "Everyone whom no other rule fits. A service may have its own.",
    prepaid_only: "Marked in the client's card.",
    no_show: "There was a visit that the client missed.",
    long_lead: (days) => `The visit is ${days} away or more.`,
    new: "No visit has taken place yet.",
    regular: (visits) => `${visits} took place, or more.`,
  },
  howMuch: "How much",
  kinds: {
    as_usual: "as usual",
    none: "no deposit",
    fixed: "a sum",
    percent: "a percentage",
    full: "the whole price",
  },
  amount: (sign) => `Sum, ${sign}`,
  percent: "Percentage, %",
  thresholds: "Thresholds",
  longLead: "Long ahead: how many days",
  regularVisits: "Regular: from how many visits",
  days: { one: "day", other: "days" },
  visits: { one: "visit", other: "visits" },
  preview: (sentence) => `The client will read: “${sentence}”`,
  previewOf: (service, sentence) => `For “${service}” the client will read: “${sentence}”`,
  save: "Save",
  saving: "Saving…",
  saved: "The rules are saved. They hold for new bookings.",
  leaveTitle: "Leave without saving?",
  leaveText: "The changes to the rules will be lost.",
  leave: "Leave",
  stay: "Stay",
  staleTitle: "Your changes are not saved",
  staleText: "Somebody has changed the rules before you. Below is what is new.",
  staleApply: "Apply to what is new",
  staleDrop: "Drop them",
  problems: {
    amount: "Enter a sum from 1 to 1,000,000.",
    percent: "Enter a whole number from 1 to 100.",
    longLead: "Enter 1 to 366 days.",
    regularVisits: "Enter 1 to 100 visits.",
    check: "Correct the marked fields and we will save.",
  },
};

/** The texts of deposits, in the page's language. */
export const depositsTexts = inLanguage({ ru, en });
