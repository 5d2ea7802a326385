import { useEffect, useMemo, useState } from "preact/hooks";
import { today } from "../../cabinet/state";
import { wallOf } from "../../format/wall";
import { ct } from "../../texts/cabinet";
import { Button } from "../../ui/Button";
import { ErrorState } from "../../ui/Message";
import { PillGroup } from "../../ui/Pill";
import { Skeleton } from "../../ui/Skeleton";
import { startPill } from "../tenant/startPill";
import { createFreeTimes } from "./freeTimes";
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
  const [wanted, setWanted] = useState<Shown>("best");
  const [date, setDate] = useState(startsAt === null ? null : wallOf(startsAt).date);
  const texts = ct().newVisit;
  const best = times.best.value;
  const part = useFocusInside<HTMLDivElement>(wanted, '[type="date"], [aria-pressed="true"]');
  useEffect(() => {
    times.ensure(first);
  }, [times]);

  if (wanted === "other") {
    return (
      <div ref={part}>
        <OtherTime
          startsAt={startsAt}
          date={date ?? first}
          onChoose={onChoose}
          onBack={() => setWanted("week")}
        />
      </div>
    );
  }
  if (best === null && times.error.value) {
    return <ErrorState error={times.error.value} onRetry={() => times.ensure(first)} />;
  }
  if (best === null) return <Skeleton heights={[54, 54]} />;
  const shown = wanted === "best" && best.length === 0 ? "week" : wanted;
  const firstBest = best[0] === undefined ? first : wallOf(best[0]).date;
  return (
    <div ref={part}>
      {best.length > 0 && (
        <PillGroup
          legend={texts.best}
          name="best"
          look="outlined"
          options={best.map((at) => startPill(at, first))}
          value={startsAt}
          onChoose={onChoose}
        />
      )}
      {shown === "week" && (
        <WeekTimes
          times={times}
          first={first}
          date={date ?? firstBest}
          onShow={setDate}
          startsAt={startsAt}
          onChoose={onChoose}
        />
      )}
      <div class={css.below}>
        {shown === "best" && <Button onPress={() => setWanted("week")}>{texts.moreTimes}</Button>}
        <Button onPress={() => setWanted("other")}>{texts.otherTime}</Button>
      </div>
    </div>
  );
}
