import { locale } from "..";
import * as day from "./day";
import * as hours from "./hours";
import * as newVisit from "./newVisit";
import * as services from "./services";
import * as shell from "./shell";

const ru = {
  shell: shell.ru,
  day: day.ru,
  hours: hours.ru,
  services: services.ru,
  newVisit: newVisit.ru,
};

/** Every sentence of the cabinet; another language has all of them or does not compile. */
export type CabinetTexts = typeof ru;

const en: CabinetTexts = {
  shell: shell.en,
  day: day.en,
  hours: hours.en,
  services: services.en,
  newVisit: newVisit.en,
};

/** The cabinet's texts in the page's language. */
export function ct(): CabinetTexts {
  return locale().startsWith("ru") ? ru : en;
}
