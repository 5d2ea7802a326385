import { plural } from "../../format/numbers";
import { phoneText } from "../../format/phone";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import type { KnownClient } from "./form";

/** "+7 916 123-45-67 · 3 визита · 1 неявка" */
export function historyOf({ phone, visits, no_shows }: KnownClient): string {
  const texts = newVisitTexts();
  return [
    phone && phoneText(phone),
    visits === 0 ? texts.firstVisit : plural(visits, texts.visits),
    no_shows > 0 && plural(no_shows, texts.noShows),
  ]
    .filter(Boolean)
    .join(" · ");
}
