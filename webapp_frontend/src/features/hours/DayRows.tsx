import type { DayHours } from "../../api/cabinet/wire";
import { type Stretch, Track } from "../../ui/Track";
import { hoursOfDay, spanOfDay } from "./dayWords";
import css from "./hours.module.css";
import { workedOf } from "./spans";

export interface DayRow {
  /** "пн" */
  label: string;
  /** "Понедельник" */
  name: string;
  hours: DayHours;
  isWrong: boolean;
}

interface Props {
  rows: DayRow[];
  /** The hours the pictures show. */
  range: Stretch;
  chosen: number;
  onChoose: (at: number) => void;
}

/** Days one below another, each with its hours drawn; a tap chooses the one to edit. */
export function DayRows({ rows, range, chosen, onChoose }: Props) {
  return (
    <div class={css.days}>
      {rows.map(({ label, name, hours, isWrong }, at) => (
        <button
          key={label}
          type="button"
          class={at === chosen ? `${css.day} ${css.chosen}` : css.day}
          aria-pressed={at === chosen}
          onClick={() => onChoose(at)}
        >
          <span class="visually-hidden">{`${name}: ${hoursOfDay(hours)}`}</span>
          <span class={css.dayName} aria-hidden="true">
            {label}
          </span>
          <Track range={range} stretches={workedOf(hours)} />
          <span class={isWrong ? css.wrong : css.daySpan} aria-hidden="true">
            {spanOfDay(hours)}
          </span>
        </button>
      ))}
    </div>
  );
}
