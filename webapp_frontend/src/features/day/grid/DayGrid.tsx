import { useRef } from "preact/hooks";
import type { StaffDay } from "../../../api/cabinet/wire";
import { today } from "../../../cabinet/state";
import { ct } from "../../../texts/cabinet";
import { minutePx, wallIn } from "./clock";
import css from "./grid.module.css";
import { Now } from "./Now";
import { closedIn, piecesOf, rangeOf, type Stretch } from "./pieces";
import { Rest } from "./Rest";
import { type Drag, useDragging } from "./useDragging";
import { usePlacePress } from "./usePlacePress";
import { VisitPiece } from "./VisitPiece";

interface Props {
  day: StaffDay;
  /** A drag that has ended and is being asked about; the visit waits there. */
  dropped: Drag | null;
  onDrop: (drag: Drag) => void;
  /** An empty place was pressed, at a minute of the day. */
  onPlace: (minute: number, timeOff?: number) => void;
}

/** A day by the hour: visits, breaks, closed time, and the holes between them. */
export function DayGrid({ day, dropped, onDrop, onPlace }: Props) {
  const surface = useRef<HTMLDivElement>(null);
  const range = rangeOf(day);
  const { held, grab, isJustDropped } = useDragging(surface, onDrop);
  const { marked, handlers } = usePlacePress(range, onPlace);
  const drag = held ?? dropped;
  const top = (minute: number) => (minute - range.from) * minutePx;
  const place = ({ from, to }: Stretch) => ({
    top: `${top(from)}px`,
    height: `${(to - from) * minutePx}px`,
  });
  return (
    <div
      ref={surface}
      class={css.grid}
      style={{ height: `${(range.to - range.from) * minutePx}px` }}
      {...handlers}
    >
      <Hours range={range} top={top} />
      {closedIn(day, range).map((closed) => (
        <div key={closed.from} class={css.closed} style={place(closed)} />
      ))}
      <ol aria-label={ct().day.grid}>
        {piecesOf(day, range).map((piece) => (
          <li key={piece.key}>
            {piece.kind === "visit" ? (
              <VisitPiece
                {...{ date: day.date, piece, top, grab, isJustDropped }}
                drag={drag?.visit.id === piece.visit.id ? drag : null}
              />
            ) : (
              <Rest piece={piece} style={place(piece)} onPlace={onPlace} />
            )}
          </li>
        ))}
      </ol>
      {marked !== null && (
        <div class={css.marked} style={place({ from: marked, to: marked + 30 })}>
          {wallIn(day.date, marked).time}
        </div>
      )}
      {day.date === today() && <Now range={range} top={top} />}
    </div>
  );
}

interface ScaleProps {
  range: Stretch;
  top: (minute: number) => number;
}

function Hours({ range, top }: ScaleProps) {
  const hours = Array.from({ length: (range.to - range.from) / 60 }, (_, i) => range.from / 60 + i);
  return (
    <>
      {hours.map((hour) => (
        <div key={hour} class={css.hour} aria-hidden="true" style={{ top: `${top(hour * 60)}px` }}>
          {hour}
        </div>
      ))}
    </>
  );
}
