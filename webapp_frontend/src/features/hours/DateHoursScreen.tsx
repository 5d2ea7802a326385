import { useState } from "preact/hooks";
import { back } from "../../cabinet/routing";
import { masterId } from "../../cabinet/state";
import { fullDay } from "../../format/dates";
import { hoursTexts } from "../../texts/cabinet/hours";
import { AppBar } from "../../ui/AppBar";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { DateHoursEditor } from "./DateHoursEditor";
import type { Draft } from "./draft";
import { HoursFrame } from "./HoursFrame";
import { type Hours, hoursOf } from "./hours";
import css from "./hours.module.css";
import { LeaveSheet } from "./LeaveSheet";
import { addDate, overrideOf } from "./overrides";
import { saveHours } from "./saveHours";

/** The hours of a single date, reached from its day. */
export function DateHoursScreen({ date }: { date: string }) {
  const [isAsking, setAsking] = useState(false);
  const master = masterId.value;
  const hours = hoursOf(master);
  const leave = () => back({ name: "day", date });
  const title = fullDay(date);

  function goBack(): void {
    if (isAsking) setAsking(false);
    else if (hours.isDirty.value) setAsking(true);
    else leave();
  }

  return (
    <>
      <AppBar
        title={title.charAt(0).toUpperCase() + title.slice(1)}
        subtitle={hoursTexts().title}
        onBack={goBack}
      />
      <HoursFrame hours={hours} master={master} onSaved={leave}>
        {(draft) => (
          <Card>
            <OneDate {...{ hours, draft, date }} />
          </Card>
        )}
      </HoursFrame>
      {isAsking && <Leaving {...{ hours, master, leave }} onStay={() => setAsking(false)} />}
    </>
  );
}

interface LeavingProps {
  hours: Hours;
  master: number;
  leave: () => void;
  onStay: () => void;
}

function Leaving({ hours, master, leave, onStay }: LeavingProps) {
  function save(): void {
    onStay();
    saveHours(hours, master, leave);
  }

  function discard(): void {
    hours.discard();
    leave();
  }

  return (
    <LeaveSheet
      canSave={hours.faults.value.size === 0}
      onSave={save}
      onDiscard={discard}
      onStay={onStay}
    />
  );
}

function OneDate({ hours, draft, date }: { hours: Hours; draft: Draft; date: string }) {
  if (overrideOf(draft, date)) return <DateHoursEditor {...{ hours, draft, date }} />;
  const { dateAsUsual, ownHours } = hoursTexts();
  return (
    <>
      <p>{dateAsUsual}</p>
      <div class={css.adders}>
        <Button onPress={() => hours.change({ overrides: addDate(draft, date) })}>
          {ownHours}
        </Button>
      </div>
    </>
  );
}
