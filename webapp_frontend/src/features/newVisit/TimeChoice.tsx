import { useEffect, useMemo, useState } from "preact/hooks";
import { today } from "../../cabinet/state";
import { wallOf } from "../../format/wall";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { Button } from "../../ui/Button";
import { ErrorState } from "../../ui/Message";
import { PillGroup } from "../../ui/Pill";
import { Skeleton } from "../../ui/Skeleton";
import { startPill } from "../tenant/startPill";
import { createFreeTimes, type FreeTimes } from "./freeTimes";
import css from "./newVisit.module.css";
import { OtherTime } from "./OtherTime";
import { useFocusInside } from "./useFocusInside";
import { WeekTimes } from "./WeekTimes";

interface Props {
  master: number;
  services: number[];
  startsAt: string | null;
  onChoose: (startsAt: string | null) => void;
}

type Shown = "best" | "week" | "other";

/** A start to choose: the best ones first, then any free one by day, then any at all. */
export function TimeChoice({ master, services, startsAt, onChoose }: Props) {
  const first = today();
  const times = useMemo(() => createFreeTimes(master, services, first), [first]);
  const [shown, setShown] = useState<Shown>("best");
  const [date, setDate] = useState(startsAt === null ? null : wallOf(startsAt).date);
  const part = useFocusInside<HTMLDivElement>(shown, '[type="date"], [aria-pressed="true"]');
  useEffect(() => {
    times.ensure(first);
  }, [times]);
  return (
    <div ref={part}>
      {shown === "other" ? (
        <OtherTime
          startsAt={startsAt}
          date={date ?? first}
          onChoose={onChoose}
          onBack={() => setShown("week")}
        />
      ) : (
        <Offered
          {...{ times, first, startsAt, onChoose, date }}
          onShowDate={setDate}
          isWeekShown={shown === "week"}
          onShow={setShown}
        />
      )}
    </div>
  );
}

interface OfferedProps {
  times: FreeTimes;
  first: string;
  startsAt: string | null;
  onChoose: (startsAt: string) => void;
  date: string | null;
  onShowDate: (date: string) => void;
  isWeekShown: boolean;
  onShow: (shown: Shown) => void;
}

function Offered(props: OfferedProps) {
  const { times, first, startsAt, onChoose, date, onShowDate, isWeekShown, onShow } = props;
  const texts = newVisitTexts();
  const best = times.best.value;
  if (best === null && times.error.value) {
    return <ErrorState error={times.error.value} onRetry={() => times.ensure(first)} />;
  }
  if (best === null) return <Skeleton heights={[54, 54]} />;
  const needsWeek = isWeekShown || best.length === 0;
  const firstBest = best[0] === undefined ? first : wallOf(best[0]).date;
  return (
    <>
      <BestTimes {...{ best, first, startsAt, onChoose }} />
      {needsWeek && (
        <WeekTimes
          {...{ times, first, startsAt, onChoose }}
          date={date ?? firstBest}
          onShow={onShowDate}
        />
      )}
      <div class={css.below}>
        {!needsWeek && <Button onPress={() => onShow("week")}>{texts.moreTimes}</Button>}
        <Button onPress={() => onShow("other")}>{texts.otherTime}</Button>
      </div>
    </>
  );
}

interface BestProps {
  best: string[];
  first: string;
  startsAt: string | null;
  onChoose: (startsAt: string) => void;
}

function BestTimes({ best, first, startsAt, onChoose }: BestProps) {
  if (best.length === 0) return null;
  return (
    <PillGroup
      legend={newVisitTexts().best}
      name="best"
      look="outlined"
      options={best.map((at) => startPill(at, first))}
      value={startsAt}
      onChoose={onChoose}
    />
  );
}
