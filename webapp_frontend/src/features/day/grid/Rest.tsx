import { duration } from "../../../format/numbers";
import { ct } from "../../../texts/cabinet";
import { minutesOf } from "../summary";
import { timesOf } from "../visitTexts";
import { minutePx } from "./clock";
import css from "./grid.module.css";
import type { Piece } from "./pieces";

// Below these a hole has room for small letters only, or for none.
const slimPx = 20;
const wordlessPx = 12;

interface RestProps {
  piece: Exclude<Piece, { kind: "visit" }>;
  style: { top: string; height: string };
  onPlace: (minute: number, timeOff?: number) => void;
}

/** What there is in a day beside visits: a break, closed time, a hole. */
export function Rest({ piece, style, onPlace }: RestProps) {
  if (piece.kind === "break") {
    return (
      <p class={css.break} style={style}>
        {ct().day.breakTime}
      </p>
    );
  }
  if (piece.kind === "timeOff") {
    return (
      <button
        type="button"
        class={css.timeOff}
        style={style}
        onClick={(event) => {
          event.stopPropagation();
          onPlace(piece.from, piece.id);
        }}
      >
        {[ct().day.timeOff, piece.reason].filter(Boolean).join(" · ")}
      </button>
    );
  }
  const { hole } = piece;
  const height = (piece.to - piece.from) * minutePx;
  const classes = [css.hole, !hole.sellable && css.tooShort, height < slimPx && css.slim];
  return (
    <button
      type="button"
      class={classes.filter(Boolean).join(" ")}
      style={style}
      onClick={(event) => event.detail === 0 && onPlace(piece.from)}
    >
      <span class={height < wordlessPx ? "visually-hidden" : undefined}>
        {ct().day.hole(duration(minutesOf(hole)))}
      </span>
      <span class="visually-hidden">, {timesOf(hole)}</span>
    </button>
  );
}
