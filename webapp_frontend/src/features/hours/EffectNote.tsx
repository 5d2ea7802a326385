import { useState } from "preact/hooks";
import type { StaffVisit } from "../../api/cabinet/wire";
import { today } from "../../cabinet/state";
import { say } from "../../cabinet/Toast";
import { nearDay } from "../../format/dates";
import { plural } from "../../format/numbers";
import { wallOf } from "../../format/wall";
import { hoursTexts } from "../../texts/cabinet/hours";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Sheet } from "../../ui/Sheet";
import { type Faults, faultAt } from "./checks";
import { listed } from "./dayWords";
import type { Hours } from "./hours";
import css from "./hours.module.css";
import { VisitLine } from "./VisitLine";

/** What the changes would do to visits, before they are saved. */
export function EffectNote({ hours }: { hours: Hours }) {
  return (
    <>
      <div role="status">{hours.isPlanDirty.value && <Effect hours={hours} />}</div>
      {hours.isDirty.value && <Discard hours={hours} />}
    </>
  );
}

/** The same in a few words, for the line above the button. */
export function effectSummary({ isPlanDirty, faults, preview }: Hours): string {
  const { unsaved, checking, outsideCount } = hoursTexts();
  if (faults.value.size > 0) return faultsText(faults.value);
  if (!isPlanDirty.value) return unsaved;
  if (preview.isAsking.value) return checking;
  const outside = preview.answer.value?.outside.length ?? 0;
  return outside > 0 ? plural(outside, outsideCount) : unsaved;
}

function Effect({ hours }: { hours: Hours }) {
  const { answer, error, isAsking } = hours.preview;
  const { checking, uncheckable, fits } = hoursTexts();
  const faults = hours.faults.value;
  if (faults.size > 0) return <Card tone="bad">{faultsText(faults)}</Card>;
  if (isAsking.value) return <Card>{checking}</Card>;
  if (error.value) return <Card tone="warn">{uncheckable}</Card>;
  const outside = answer.value?.outside ?? [];
  if (outside.length > 0) return <OutsideNote visits={outside} />;
  return <Card tone="ok">{fits}</Card>;
}

/** What to correct, by the names of the parts it stands in. */
function faultsText(faults: Faults): string {
  const { fixFirst, tabs } = hoursTexts();
  const parts = {
    weekly: "week",
    shifts: "shifts",
    overrides: "dates",
    time_off: "timeOff",
  } as const;
  const wrong = Object.entries(parts).filter(([path]) => faultAt(faults, path) !== undefined);
  return fixFirst(listed(wrong.map(([, part]) => tabs[part].toLowerCase())));
}

function OutsideNote({ visits }: { visits: StaffVisit[] }) {
  const [isOpen, setOpen] = useState(false);
  const { outsideCount, outsideList, look } = hoursTexts();
  const when = visits.map(({ starts_at }) => {
    const { date, time } = wallOf(starts_at);
    return `${nearDay(date, today())}, ${time}`;
  });
  return (
    <Card tone="warn">
      <p>{outsideList(plural(visits.length, outsideCount), listed(when))}</p>
      <button type="button" class={css.look} onClick={() => setOpen(true)}>
        {look}
      </button>
      {isOpen && <OutsideSheet visits={visits} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function OutsideSheet({ visits, onClose }: { visits: StaffVisit[]; onClose: () => void }) {
  const { outsideTitle, outsideHint, close } = hoursTexts();
  return (
    <Sheet title={outsideTitle} onClose={onClose}>
      <p class={css.small}>{outsideHint}</p>
      <ul class={css.sheetList}>
        {visits.map((visit) => (
          <li key={visit.id}>
            <VisitLine visit={visit} />
          </li>
        ))}
      </ul>
      <Button onPress={onClose}>{close}</Button>
    </Sheet>
  );
}

function Discard({ hours }: { hours: Hours }) {
  const { discard, discarded } = hoursTexts();

  function press(): void {
    const changed = hours.draft.value ?? {};
    hours.discard();
    say(discarded, { undo: async () => hours.change(changed) });
  }

  return (
    <p class={css.add}>
      <Button onPress={press}>{discard}</Button>
    </p>
  );
}
