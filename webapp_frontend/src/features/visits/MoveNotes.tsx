import { useEffect } from "preact/hooks";
import type { Visit } from "../../api/wire";
import { dayAndTime } from "../../format/dates";
import { wallOf } from "../../format/wall";
import { go } from "../../routing";
import { t } from "../../texts";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { justMoved } from "./changes";
import css from "./visits.module.css";

/** Says once that the visit has been moved. */
export function MovedNote({ visit }: { visit: Visit }) {
  const isMoved = justMoved.value === visit.id;
  const text = t().move.done(dayAndTime(wallOf(visit.starts_at)));
  useEffect(() => {
    if (isMoved) announce(text);
  }, [isMoved, text]);
  useEffect(
    () => () => {
      justMoved.value = null;
    },
    [],
  );
  return isMoved ? <Card tone="ok">{text}</Card> : null;
}

/** The master's wish that the client choose another time. */
export function MoveWish({ visit }: { visit: Visit }) {
  if (!visit.move_proposed || !visit.can_move) return null;
  const { moveProposed, moveProposedHint, chooseTime } = t().visits;
  return (
    <Card tone="warn" class={css.note}>
      <p>
        {moveProposed}
        <span class={css.hint}>{moveProposedHint}</span>
      </p>
      <Button tone="filled" onPress={() => go({ name: "move", visit: visit.id })}>
        {chooseTime}
      </Button>
    </Card>
  );
}
