import css from "./outside.module.css";

/** What went wrong with what a sheet has sent. */
export function Failure({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <p role="alert" class={css.error}>
      {text}
    </p>
  );
}
