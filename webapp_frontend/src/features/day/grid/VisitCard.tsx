import type { StaffVisit } from "../../../api/cabinet/wire";
import { go } from "../../../cabinet/routing";
import { ct } from "../../../texts/cabinet";
import { StatusMark } from "../StatusMark";
import { marksOf, nthOf, priceOf, servicesOf, timesOf } from "../visitTexts";
import { instantIn, minutePx, wallIn } from "./clock";
import css from "./grid.module.css";
import { minuteOf, type Piece } from "./pieces";
import type { Drag, Grab } from "./useDragging";

interface Props {
  date: string;
  piece: Piece & { kind: "visit" };
  /** Where the visit is being dragged to; null while it stands still. */
  drag: Drag | null;
  top: (minute: number) => number;
  grab: Grab;
  isJustDropped: () => boolean;
}

const mediumPx = 66;
const shortPx = 44;

/** A visit in the grid: as high as it is long, to press, to drag and to stretch. */
export function VisitCard({ date, piece, drag, top, grab, isJustDropped }: Props) {
  const { visit, isInPause } = piece;
  const { from, to } = drag ?? piece;
  const height = (to - from) * minutePx;
  const canDrag = visit.status === "booked" || visit.status === "awaiting_approval";
  const classes = [
    css.visit,
    css[visit.status],
    height < mediumPx && (height < shortPx ? css.short : css.medium),
    isInPause && css.inPause,
    visit.outside_hours && css.outside,
    drag && css.lifted,
  ];
  return (
    <>
      <button
        type="button"
        data-visit={visit.id}
        class={classes.filter(Boolean).join(" ")}
        style={{ top: `${top(from)}px`, height: `${height}px` }}
        onPointerDown={(event) =>
          canDrag && grab(event, { visit, mode: "move", from: piece.from, to: piece.to })
        }
        onClick={() => isJustDropped() || go({ name: "visit", visit: visit.id })}
      >
        <span class={css.name}>
          {visit.client.name}
          <span class={css.times}> {drag ? spanIn(date, drag) : timesOf(visit)}</span>
        </span>
        <StatusMark visit={visit} isShort />
        <span class={css.what}>{servicesOf(visit)}</span>
        <span class={css.more}>
          {[nthOf(visit), priceOf(visit), ...marksOf(visit)].join(" · ")}
        </span>
        <Pauses visit={visit} piece={piece} date={date} />
      </button>
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

function spanIn(date: string, { from, to }: Drag): string {
  return timesOf({ starts_at: instantIn(date, from), ends_at: instantIn(date, to) });
}

function Pauses({
  visit,
  piece,
  date,
}: {
  visit: StaffVisit;
  piece: Props["piece"];
  date: string;
}) {
  return (
    <>
      {visit.pauses.map(({ starts_at, ends_at }) => {
        const [from, to] = [minuteOf(date, starts_at), minuteOf(date, ends_at)];
        return (
          <span
            key={starts_at}
            class={css.pause}
            style={{
              top: `${(from - piece.from) * minutePx}px`,
              height: `${(to - from) * minutePx}px`,
            }}
          >
            {ct().day.pause}
            <span class="visually-hidden">
              , {wallIn(date, from).time}–{wallIn(date, to).time}
            </span>
          </span>
        );
      })}
    </>
  );
}

/** The time around a visit that nobody else may have. */
export function Buffers({ piece, top }: Pick<Props, "piece" | "top">) {
  const { buffer_before_min: before, buffer_after_min: after } = piece.visit;
  const stretches = [
    { label: ct().day.bufferBefore, from: piece.from - before, minutes: before },
    { label: ct().day.bufferAfter, from: piece.to, minutes: after },
  ];
  return (
    <>
      {stretches
        .filter(({ minutes }) => minutes > 0)
        .map(({ label, from, minutes }) => (
          <span
            key={label}
            class={css.buffer}
            aria-hidden="true"
            style={{ top: `${top(from)}px`, height: `${minutes * minutePx}px` }}
          >
            {minutes >= 15 && label}
          </span>
        ))}
    </>
  );
}
