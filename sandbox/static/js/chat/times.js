import { language, t } from "../texts.js";

const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hour12: false });
const calendar = new Intl.DateTimeFormat(language, { day: "numeric", month: "long" });
const DAY = 86_400_000;

const dateOf = (seconds) => new Date(seconds * 1000);

/** The wall-clock time of a message, as the person's phone shows it. */
export const timeOf = (seconds) => clock.format(dateOf(seconds));

/** The day of a message in words. */
export function dayOf(seconds) {
  const day = dateOf(seconds).toDateString();
  if (day === new Date().toDateString()) return t("today");
  if (day === new Date(Date.now() - DAY).toDateString()) return t("yesterday");
  return calendar.format(dateOf(seconds));
}
