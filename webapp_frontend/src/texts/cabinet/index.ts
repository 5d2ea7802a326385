import { inLanguage } from "../inLanguage";
import * as day from "./day";
import * as shell from "./shell";

const ru = { shell: shell.ru, day: day.ru };

/** What the first look at the cabinet says; each other feature has texts that come with it. */
export type CabinetTexts = typeof ru;

const en: CabinetTexts = { shell: shell.en, day: day.en };

/** The cabinet's texts in the page's language. */
export const ct = inLanguage({ ru, en });
