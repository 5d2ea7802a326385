import { useEffect, useRef, useState } from "preact/hooks";
import { fetchStaffAvailability } from "../../../api/cabinet/endpoints";
import type { StaffAvailability, StaffVisit } from "../../../api/cabinet/wire";
import { type ApiError, asApiError } from "../../../api/errors";
import { today, zone } from "../../../cabinet/state";
import { fullDay, shortDay } from "../../../format/dates";
import { instantOf } from "../../../format/instant";
import { addDays, wallOf } from "../../../format/wall";
import { ct } from "../../../texts/cabinet";
import { servicesTexts } from "../../../texts/cabinet/services";
import { Button } from "../../../ui/Button";
import { SectionTitle } from "../../../ui/Card";
import { DateField } from "../../../ui/DateField";
import { ErrorState } from "../../../ui/Message";
import { PillButtons } from "../../../ui/Pill";
import { SelectField } from "../../../ui/SelectField";
import { Sheet } from "../../../ui/Sheet";
import { Skeleton } from "../../../ui/Skeleton";
import { TextInput } from "../../../ui/TextInput";
import { MoveSheet } from "../MoveSheet";
import css from "../sheets.module.css";
import { mastersFor } from "../visitTexts";

interface Props {
  visit: StaffVisit;
  onClose: () => void;
}

const aheadDays = 28;

/** Chooses another time for a visit, or another master: a good one, one of a day's, any by hand. */
export function MoveChoice({ visit, onClose }: Props) {
  const [master, setMaster] = useState(visit.master.id);
  const [startsAt, setStartsAt] = useState<string | null>(null);
  if (startsAt !== null) return <MoveSheet {...{ visit, startsAt, master, onClose }} />;
  return (
    <Sheet title={ct().day.visit.moveTitle} onClose={onClose}>
      <WithWhom visit={visit} master={master} onChoose={setMaster} />
      <Choice key={master} visit={visit} master={master} onChoose={setStartsAt} />
    </Sheet>
  );
}

interface WithWhomProps {
  visit: StaffVisit;
  master: number;
  onChoose: (master: number) => void;
}

/** Who is to perform the visit; nothing where nobody else can. */
function WithWhom({ visit, master, onChoose }: WithWhomProps) {
  const masters = mastersFor(visit);
  if (masters.length < 2) return null;
  return (
    <SelectField
      label={ct().day.visit.withWhom}
      options={masters.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={String(master)}
      onChange={(id) => onChoose(Number(id))}
    />
  );
}

interface ChoiceProps {
  visit: StaffVisit;
  master: number;
  onChoose: (at: string) => void;
}

function Choice({ visit, master, onChoose }: ChoiceProps) {
  const own = wallOf(visit.starts_at);
  const [date, setDate] = useState(own.date < today() ? today() : own.date);
  const { free, error, load } = useFreeTimes(visit, master, date);
  const { best, date: dateLabel, noTimes } = ct().day.visit;
  const day = free?.days.find((one) => one.date === date);
  const isElsewhere = ({ at }: { at: string }) =>
    at !== visit.starts_at || master !== visit.master.id;
  const starts = day?.starts.filter(isElsewhere) ?? [];
  const suggested = free?.best.filter(isElsewhere) ?? [];
  return (
    <>
      {!free && error && <ErrorState error={error} onRetry={load} />}
      {!free && !error && <Skeleton heights={[46, 46, 90]} />}
      {suggested.length > 0 && (
        <>
          <SectionTitle>{best}</SectionTitle>
          <PillButtons
            legend={best}
            options={suggested.map(({ at }) => ({
              value: at,
              top: shortDay(wallOf(at).date),
              label: wallOf(at).time,
            }))}
            onPress={onChoose}
          />
        </>
      )}
      <DateField label={dateLabel} value={date} onChange={(chosen) => chosen && setDate(chosen)} />
      {free && !day && error && <ErrorState error={error} onRetry={load} />}
      {free && !day && !error && <Skeleton heights={[90]} />}
      {day && (
        <div class={css.scroll}>
          <p class={css.day}>{fullDay(date)}</p>
          {starts.length === 0 && <p class={css.hint}>{noTimes}</p>}
          <PillButtons
            legend={fullDay(date)}
            options={starts.map(({ at }) => ({ value: at, label: wallOf(at).time }))}
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
  const isInFives = time === "" || Number(time.slice(3, 5)) % 5 === 0;
  return (
    <>
      <TextInput
        label={otherTime}
        hint={otherTimeHint}
        type="time"
        step={300}
        value={time}
        error={isInFives ? undefined : servicesTexts().problems.fives}
        onChange={setTime}
      />
      <Button
        isBusy={time === "" || !isInFives}
        onPress={() => onChoose(instantOf(zone(), { date, time }))}
      >
        {check}
      </Button>
    </>
  );
}

/** The free times of the four weeks that a date begins, with the best of all of them. */
function useFreeTimes(visit: StaffVisit, master: number, date: string) {
  const [free, setFree] = useState<StaffAvailability | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const wanted = useRef(date);
  const isKnown = free?.days.some((day) => day.date === date) ?? false;

  function load(): void {
    const of = wanted.current;
    const isLatest = () => wanted.current === of;
    setError(null);
    fetchStaffAvailability({
      master,
      services: visit.services.map(({ id }) => id),
      visit: visit.id,
      from: date,
      to: addDays(date, aheadDays - 1),
    }).then(
      (found) => isLatest() && setFree(found),
      (thrown) => isLatest() && setError(asApiError(thrown)),
    );
  }

  useEffect(() => {
    wanted.current = date;
    if (!isKnown) load();
  }, [date]);
  return { free, error, load };
}
