import { useState } from "preact/hooks";
import type { Outside } from "../../../api/cabinet/wire";
import { go } from "../../../cabinet/routing";
import { today } from "../../../cabinet/state";
import { say, sayError } from "../../../cabinet/Toast";
import { dayAndTime } from "../../../format/dates";
import { wallOf } from "../../../format/wall";
import { haptic } from "../../../telegram";
import { ct } from "../../../texts/cabinet";
import { hoursTexts } from "../../../texts/cabinet/hours";
import { Button } from "../../../ui/Button";
import { PillButtons } from "../../../ui/Pill";
import { Switch } from "../../../ui/Switch";
import { startPill } from "../../tenant/startPill";
import shared from "../hours.module.css";
import type { OutsideVisits } from "./outside";
import css from "./outside.module.css";

/** Times to move a visit to; a tap moves it. */
export function MoveChoice({ visits, outside }: { visits: OutsideVisits; outside: Outside }) {
  const { visit, proposals } = outside;
  const { has_telegram: canTell, name } = visit.client;
  const [isTold, setTold] = useState(canTell);
  const [isMoving, setMoving] = useState(false);
  const { moveTo, moved, noTimes, otherTime } = hoursTexts().outside;

  async function move(at: string): Promise<void> {
    if (isMoving) return;
    setMoving(true);
    try {
      const undo = await visits.move(visit, at, isTold);
      haptic({ type: "notification", notification_type: "success" });
      say(moved(name, dayAndTime(wallOf(at))), { undo });
    } catch (thrown) {
      sayError(thrown);
      visits.list.load();
    }
    setMoving(false);
  }

  return (
    <div class={css.choice} aria-busy={isMoving}>
      {proposals.length === 0 && <p class={shared.small}>{noTimes}</p>}
      {proposals.length > 0 && (
        <PillButtons
          legend={moveTo(name)}
          options={proposals.map(({ at }) => startPill(at, today()))}
          onPress={move}
        />
      )}
      {canTell && <Switch label={ct().shell.tellClient} isOn={isTold} onChange={setTold} />}
      <Button onPress={() => go({ name: "visit", visit: visit.id })}>{otherTime}</Button>
    </div>
  );
}
