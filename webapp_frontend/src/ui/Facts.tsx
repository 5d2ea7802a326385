import css from "./Facts.module.css";

export interface Fact {
  term: string;
  value: string;
}

/** Terms on the left, what they are on the right. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl class={css.facts}>
      {facts.map(({ term, value }) => (
        <div key={term} class={css.fact}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
