import type { ClientTerms } from "../../api/cabinet/wire";
import { inLanguage } from "../inLanguage";

const ru = {
  title: (name: string) => `Условия: ${name}`,
  prepayment: "Предоплата",
  settings: {
    auto: "по общим правилам",
    prepaid_only: "только с предоплатой",
    never: "без предоплаты",
  } satisfies Record<ClientTerms["prepayment"], string>,
  prices: "Свои цены",
  pricesHint: "Вместо цены из списка услуг. Клиент увидит разницу строкой.",
  price: (service: string, usual: string) => `${service}, обычно ${usual}`,
  add: "Добавить услугу",
  choose: "выберите",
  remove: (service: string) => `Убрать свою цену: ${service}`,
  wrong: "Укажите цену числом, например 2000.",
  saved: "Условия сохранены.",
};

const en: typeof ru = {
  title: (name) => `Terms: ${name}`,
  prepayment: "Deposit",
  settings: {
    auto: "by the common rules",
    prepaid_only: "only prepaid",
    never: "no deposit",
  },
  prices: "Own prices",
  pricesHint:
    "In place of the price in the list of services. The client sees the difference as a line.",
  price: (service, usual) => `${service}, usually ${usual}`,
  add: "Add a service",
  choose: "choose",
  remove: (service) => `Remove the own price: ${service}`,
  wrong: "Enter the price as a number, such as 2000.",
  saved: "The terms are saved.",
};

/** The texts of a client's own terms, in the page's language. */
export const termsTexts = inLanguage({ ru, en });
