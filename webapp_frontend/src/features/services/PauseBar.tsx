import type { Pause } from "../../api/cabinet/wire";
import { duration } from "../../format/numbers";
import { servicesTexts } from "../../texts/cabinet/services";
import css from "./editor.module.css";
import { segmentsOf } from "./pauses";

/** The service as a bar: work, pause, work, each as wide as it is long. */
export function PauseBar({ durationMin, pauses }: { durationMin: number; pauses: Pause[] }) {
  const segments = segmentsOf(durationMin, pauses);
  const words = segments.map(({ kind, minutes }) => servicesTexts()[kind](duration(minutes)));
  return (
    <div class={css.bar} role="img" aria-label={words.join(", ")}>
      {segments.map(({ kind, minutes }, index) => (
        <span key={index} class={`${css.segment} ${css[kind]}`} style={{ flexGrow: minutes }}>
          {minutes}
        </span>
      ))}
    </div>
  );
}
