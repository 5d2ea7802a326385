import { useEffect, useState } from "preact/hooks";
import { fetchStaffAvailability } from "../../../api/cabinet/endpoints";
import type { StaffAvailability, StaffVisit } from "../../../api/cabinet/wire";
import { type ApiError, asApiError } from "../../../api/errors";
import { today, zone } from "../../../cabinet/state";
import { fullDay, shortDay } from "../../../format/dates";
import { instantOf } from "../../../format/instant";
import { addDays, wallOf } from "../../../format/wall";
import { ct } from "../../../texts/cabinet";
import { Button } from "../../../ui/Button";
import { SectionTitle } from "../../../ui/Card";
import { DateField } from "../../../ui/DateField";
import { ErrorState } from "../../../ui/Message";
import { PillButtons } from "../../../ui/Pill";
import { Sheet } from "../../../ui/Sheet";
import { Skeleton } from "../../../ui/Skeleton";
import { TextInput } from "../../../ui/TextInput";
import { MoveSheet } from "../MoveSheet";
import css from "../sheets.module.css";

interface Props {
  visit: StaffVisit;
  onClose: () => void;
}

const aheadDays = 28;

/** Chooses another time for a visit: a good one, one of a day's, or any by hand. */
export function MoveChoice({ visit, onClose }: Props) {
  const [startsAt, setStartsAt] = useState<string | null>(null);
  if (startsAt !== null) return <MoveSheet {...{ visit, startsAt, onClose }} />;
  return (
    <Sheet title={ct().day.visit.moveTitle} onClose={onClose}>
      <Choice visit={visit} onChoose={setStartsAt} />
    </Sheet>
  );
}

function Choice({ visit, onChoose }: { visit: StaffVisit; onChoose: (at: string) => void }) {
  const own = wallOf(visit.starts_at);
  const [date, setDate] = useState(own.date < today() ? today() : own.date);
  const { free, error, load } = useFreeTimes(visit, date);
  const { best, date: dateLabel, noTimes } = ct().day.visit;
  const day = free?.days.find((one) => one.date === date);
  return (
    <>
      {!free && error && <ErrorState error={error} onRetry={load} />}
      {!free && !error && <Skeleton heights={[46, 46, 90]} />}
      {free && free.best.length > 0 && (
        <>
          <SectionTitle>{best}</SectionTitle>
          <PillButtons
            legend={best}
            options={free.best.map(({ at }) => ({
              value: at,
              top: shortDay(wallOf(at).date),
              label: wallOf(at).time,
            }))}
            onPress={onChoose}
          />
        </>
      )}
      <DateField label={dateLabel} value={date} onChange={(chosen) => chosen && setDate(chosen)} />
      {day && (
        <div class={css.scroll}>
          <p class={css.day}>{fullDay(date)}</p>
          {day.starts.length === 0 && <p class={css.hint}>{noTimes}</p>}
          <PillButtons
            legend={fullDay(date)}
            options={day.starts.map(({ at }) => ({ value: at, label: wallOf(at).time }))}
            onPress={onChoose}
          />
        </div>
      )}
      <ByHand date={date} initial={own.time} onChoose={onChoose} />
    </>
  );
}

/** Any time of the date, working hours or not. */
function ByHand({
  date,
  initial,
  onChoose,
}: {
  date: string;
  initial: string;
  onChoose: (at: string) => void;
}) {
  const [time, setTime] = useState(initial);
  const { otherTime, otherTimeHint, check } = ct().day.visit;
  return (
    <>
      <TextInput
        label={otherTime}
        hint={otherTimeHint}
        type="time"
        step={300}
        value={time}
        onChange={setTime}
      />
      <Button isBusy={time === ""} onPress={() => onChoose(instantOf(zone(), { date, time }))}>
        {check}
      </Button>
    </>
  );
}

/** The free times of the four weeks that a date begins, with the best of all of them. */
function useFreeTimes(visit: StaffVisit, date: string) {
  const [free, setFree] = useState<StaffAvailability | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const isKnown = free?.days.some((day) => day.date === date) ?? false;

  function load(): void {
    setError(null);
    fetchStaffAvailability({
      master: visit.master.id,
      services: visit.services.map(({ id }) => id),
      visit: visit.id,
      from: date,
      to: addDays(date, aheadDays - 1),
    }).then(setFree, (thrown) => setError(asApiError(thrown)));
  }

  useEffect(() => {
    if (!isKnown) load();
  }, [date]);
  return { free, error, load };
}
