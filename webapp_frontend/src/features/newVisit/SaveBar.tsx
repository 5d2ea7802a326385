import type { Cabinet } from "../../api/cabinet/wire";
import { dayAndSpan } from "../../format/dates";
import { priceText } from "../../format/price";
import { wallAfter, wallOf } from "../../format/wall";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { ActionBar } from "../../ui/ActionBar";
import { type Missing, missingIn, type NewVisitForm, totalsOf } from "./form";
import type { Saving } from "./useSaving";

interface Props {
  cabinet: Cabinet;
  form: NewVisitForm;
  saving: Saving;
}

/** The one button, below what it will book or with what is still missing. */
export function SaveBar({ cabinet, form, saving }: Props) {
  const texts = newVisitTexts();
  const missing = missingIn(form);
  const isTaken = saving.error?.code === "slot_taken";
  const wanted: Record<Missing, string> = {
    client: texts.missingClient,
    services: texts.missingServices,
    time: texts.missingTime,
  };
  const label = saving.isSending ? texts.saving : texts.save;
  return (
    <ActionBar
      summary={summaryOf(cabinet, form)}
      label={missing === null ? (isTaken ? texts.takenTime : label) : wanted[missing]}
      isBusy={saving.isSending}
      isEnabled={missing === null && !isTaken}
      onPress={saving.save}
    />
  );
}

/** "пт 28 ноября, 15:00–17:00 · 2 200 ₽" as far as it is chosen. */
function summaryOf(cabinet: Cabinet, { services, startsAt }: NewVisitForm): string | undefined {
  if (services.length === 0) return undefined;
  if (startsAt === null) return undefined;
  const total = totalsOf(cabinet, services);
  const end = wallAfter(cabinet.timezone, startsAt, total.minutes);
  return `${dayAndSpan(wallOf(startsAt), end)} · ${priceText(total, cabinet)}`;
}
