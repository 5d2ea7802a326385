import css from "./money.module.css";
import { sum } from "./sums";

interface Props {
  /** What each is, and kopecks. */
  sums: [term: string, kopecks: number][];
}

/** Sums of money, each whole on its line however long its name is. */
export function Sums({ sums }: Props) {
  return (
    <dl class={css.sums}>
      {sums.map(([term, kopecks]) => (
        <div key={term} class={css.sumRow}>
          <dt class={css.sumTerm}>{term}</dt>
          <dd class={css.sumValue}>{sum(kopecks)}</dd>
        </div>
      ))}
    </dl>
  );
}
