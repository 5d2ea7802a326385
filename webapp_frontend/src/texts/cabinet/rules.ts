import type { PluralForms } from "../../format/numbers";

export const ru = {
  notice: "Запас до начала",
  noticeNone: "без запаса",
  noticeText: (length: string) => `Клиент не запишется на время, до которого меньше ${length}.`,
  noticeNoneText: "Клиент может записаться на любое время, которое ещё не началось.",
  horizon: "На сколько вперёд",
  days: { one: "день", few: "дня", many: "дней", other: "дня" } as PluralForms,
  horizonText: (date: string) => `Сегодня клиенты видят время до ${date}.`,
  grid: "Начало визита",
  grids: { clock: "По часам", free: "Впритык" },
  clockText: (times: string) => `Клиент выбирает из ровных времён: ${times}.`,
  freeText: (times: string) =>
    `Время отсчитывается от конца прошлого визита или перерыва. Если он в 10:40, предложим ${times}.`,
  step: "Шаг",
  round: "Округлять до",
  holes: "Окна между визитами",
  holePolicies: { off: "Не следить", recommend: "Советовать", hide: "Прятать" },
  holeTexts: {
    off: "Показываем все свободные времена подряд.",
    recommend: "Первыми показываем времена, после которых не останется неудобных окон.",
    hide: "Показываем только времена без неудобных окон. Последнее время дня не спрячем.",
  },
  hideDays: "В ближайшие",
};

export const en: typeof ru = {
  notice: "Notice before the start",
  noticeNone: "none",
  noticeText: (length) => `A client can't book a time that is less than ${length} away.`,
  noticeNoneText: "A client can book any time that has not begun yet.",
  horizon: "How far ahead",
  days: { one: "day", other: "days" } as PluralForms,
  horizonText: (date) => `Today clients see times until ${date}.`,
  grid: "Visits begin",
  grids: { clock: "By the clock", free: "Back to back" },
  clockText: (times) => `Clients choose from even times: ${times}.`,
  freeText: (times) =>
    `Times count from the end of the previous visit or break. If that is 10:40, we offer ${times}.`,
  step: "Step",
  round: "Round up to",
  holes: "Gaps between visits",
  holePolicies: { off: "Don't mind", recommend: "Suggest", hide: "Hide" },
  holeTexts: {
    off: "All free times are shown one after another.",
    recommend: "Times that leave no awkward gaps are shown first.",
    hide: "Only times that leave no awkward gaps are shown. The last time of a day stays.",
  },
  hideDays: "For the next",
};
