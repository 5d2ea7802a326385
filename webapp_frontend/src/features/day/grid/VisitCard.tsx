import { go } from "../../../cabinet/routing";
import { ct } from "../../../texts/cabinet";
import { StatusMark } from "../StatusMark";
import { marksOf, nthOf, priceOf, servicesOf, timesOf } from "../visitTexts";
import { instantIn, minutePx, wallIn } from "./clock";
import css from "./grid.module.css";
import { minuteOf, type Piece, type Stretch } from "./pieces";
import type { Drag, Grab } from "./useDragging";

export interface VisitProps {
  date: string;
  piece: Piece & { kind: "visit" };
  /** Where the visit is being dragged to; null while it stands still. */
  drag: Drag | null;
  top: (minute: number) => number;
  grab: Grab;
  isJustDropped: () => boolean;
}

interface CardProps extends VisitProps {
  canDrag: boolean;
}

const mediumPx = 66;
const shortPx = 44;

/** A visit in the grid: as high as it is long, to press and to drag. */
export function VisitCard(props: CardProps) {
  const { date, piece, drag, top, grab, isJustDropped, canDrag } = props;
  const { visit } = piece;
  const { from, to } = drag ?? piece;
  const height = (to - from) * minutePx;
  const words = placeOfWords(props, height);
  return (
    <button
      type="button"
      data-visit={visit.id}
      class={classesOf(props, words.to - words.from)}
      style={{
        top: `${top(from)}px`,
        height: `${height}px`,
        paddingTop: words.from > 0 ? `${words.from}px` : "",
      }}
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
      <span class={css.more}>{[nthOf(visit), priceOf(visit), ...marksOf(visit)].join(" · ")}</span>
      <Pauses piece={piece} date={date} />
    </button>
  );
}

function classesOf({ piece: { visit, isInPause }, drag }: VisitProps, room: number): string {
  const classes = [
    css.visit,
    css[visit.status],
    room < mediumPx && (room < shortPx ? css.short : css.medium),
    isInPause && css.inPause,
    visit.outside_hours && css.outside,
    drag && css.lifted,
  ];
  return classes.filter(Boolean).join(" ");
}

/** Where pauses leave place for words, in px from the card's top. */
function placeOfWords({ date, piece }: VisitProps, height: number): Stretch {
  const px = (iso: string) => (minuteOf(date, iso) - piece.from) * minutePx;
  const pauses = piece.visit.pauses.map((pause) => ({
    from: px(pause.starts_at),
    to: px(pause.ends_at),
  }));
  // Of a visit over midnight only a part stands here, and that may begin in a pause.
  const from = pauses.find((pause) => pause.from <= 0 && pause.to > 0)?.to ?? 0;
  return { from, to: pauses.find((pause) => pause.from > from)?.from ?? height };
}

function spanIn(date: string, { from, to }: Drag): string {
  return timesOf({ starts_at: instantIn(date, from), ends_at: instantIn(date, to) });
}

function Pauses({ piece, date }: Pick<VisitProps, "piece" | "date">) {
  return (
    <>
      {piece.visit.pauses.map(({ starts_at, ends_at }) => {
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
