import { ct } from "../../../texts/cabinet";
import { isOpen } from "../visitTexts";
import { minutePx } from "./clock";
import css from "./grid.module.css";
import { minuteOf } from "./pieces";
import { VisitCard, type VisitProps } from "./VisitCard";

/** A visit with the time around it that nobody else may have, and the edge to stretch it by. */
export function VisitPiece(props: VisitProps) {
  const { date, piece, drag, top, grab } = props;
  const { visit } = piece;
  const { from, to } = drag ?? piece;
  // Of a visit over midnight only a part stands here; its own screen moves it.
  const isWhole =
    minuteOf(date, visit.starts_at) === piece.from && minuteOf(date, visit.ends_at) === piece.to;
  const canDrag = isWhole && isOpen(visit);
  return (
    <>
      <Buffer
        label={ct().day.bufferBefore}
        minutes={visit.buffer_before_min}
        at={from}
        top={top}
        isBefore
      />
      <Buffer label={ct().day.bufferAfter} minutes={visit.buffer_after_min} at={to} top={top} />
      <VisitCard {...props} canDrag={canDrag} />
      {canDrag && (
        <span
          class={css.edge}
          data-visit={visit.id}
          aria-hidden="true"
          style={{ top: `${top(to)}px` }}
          onPointerDown={(event) =>
            grab(event, { visit, mode: "resize", from: piece.from, to: piece.to })
          }
        />
      )}
    </>
  );
}

interface BufferProps {
  label: string;
  minutes: number;
  /** The end of the visit that it lies at, in minutes of the date. */
  at: number;
  top: VisitProps["top"];
  isBefore?: boolean;
}

function Buffer({ label, minutes, at, top, isBefore = false }: BufferProps) {
  if (minutes === 0) return null;
  return (
    <span
      class={css.buffer}
      aria-hidden="true"
      style={{ top: `${top(isBefore ? at - minutes : at)}px`, height: `${minutes * minutePx}px` }}
    >
      {minutes >= 15 && label}
    </span>
  );
}
