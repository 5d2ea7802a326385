import { t } from "../texts";
import css from "./Skeleton.module.css";

/** Grey shapes where content of the same height will stand. */
export function Skeleton({ heights }: { heights: number[] }) {
  return (
    <div role="status" aria-label={t().common.loading}>
      {heights.map((height, index) => (
        <div key={index} class={css.shape} style={{ height: `${height}px` }} />
      ))}
    </div>
  );
}
