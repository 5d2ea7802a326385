import { useEffect, useRef } from "preact/hooks";
import { say } from "../../cabinet/Toast";
import { hoursTexts } from "../../texts/cabinet/hours";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import type { Hours } from "./hours";
import css from "./hours.module.css";

/** Changes that were refused because somebody was quicker: to be applied anew, or dropped. */
export function StaleNote({ hours }: { hours: Hours }) {
  const { staleTitle, staleText, staleApply, staleDrop, staleApplied } = hoursTexts();
  const note = useRef<HTMLDivElement>(null);
  const isStale = hours.isStale.value;
  useEffect(() => {
    if (isStale) note.current?.scrollIntoView({ block: "nearest" });
  }, [isStale]);
  if (!isStale) return null;

  function apply(): void {
    hours.applyStale();
    say(staleApplied);
  }

  return (
    <div role="alert" ref={note}>
      <Card tone="warn">
        <h2>{staleTitle}</h2>
        <p>{staleText}</p>
        <div class={css.adders}>
          <Button tone="filled" onPress={apply}>
            {staleApply}
          </Button>
          <Button onPress={hours.dropStale}>{staleDrop}</Button>
        </div>
      </Card>
    </div>
  );
}
