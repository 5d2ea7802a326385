import { useState } from "preact/hooks";
import { zone } from "../../cabinet/state";
import { instantOf } from "../../format/instant";
import { wallOf } from "../../format/wall";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { servicesTexts } from "../../texts/cabinet/services";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { DateField } from "../../ui/DateField";
import { TimeField } from "../../ui/TimeField";
import css from "./newVisit.module.css";

interface Props {
  startsAt: string | null;
  /** The date to begin with where no time is chosen. */
  date: string;
  onChoose: (startsAt: string | null) => void;
  onBack: () => void;
}

/** Any start at all, past ones too: the master may break her own rules and is told so. */
export function OtherTime({ startsAt, date: firstDate, onChoose, onBack }: Props) {
  const chosen = startsAt === null ? { date: firstDate, time: "" } : wallOf(startsAt);
  const [wall, setWall] = useState(chosen);
  const texts = newVisitTexts();
  const isInFives = wall.time === "" || Number(wall.time.slice(3, 5)) % 5 === 0;

  function change(part: Partial<typeof wall>): void {
    const next = { ...wall, ...part };
    setWall(next);
    const isWhole = next.date !== "" && /^\d\d:\d[05]$/.test(next.time);
    onChoose(isWhole ? instantOf(zone(), next) : null);
  }

  return (
    <Card class={css.stack}>
      <p class={css.hint}>{texts.otherTimeHint}</p>
      <DateField label={texts.date} value={wall.date} onChange={(date) => change({ date })} />
      <TimeField
        label={texts.startTime}
        value={wall.time}
        error={isInFives ? undefined : servicesTexts().problems.fives}
        onChange={(time) => change({ time })}
      />
      <Button onPress={onBack}>{texts.backToTimes}</Button>
    </Card>
  );
}
