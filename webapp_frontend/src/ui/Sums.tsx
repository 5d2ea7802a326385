import css from "./Sums.module.css";

export interface Sum {
  term: string;
  value: string;
  /** `total` stands apart from what is above it, `less` is taken off, `strong` is what counts. */
  tone?: "total" | "less" | "strong" | "words" | undefined;
}

/** Amounts one below the other, and what they come to. */
export function Sums({ sums }: { sums: Sum[] }) {
  return (
    <dl class={css.sums}>
      {sums.map(({ term, value, tone }, index) => (
        <div key={index} class={tone ? `${css.sum} ${css[tone]}` : css.sum}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
