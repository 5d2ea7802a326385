import type { StartQuery } from "../../api/cabinet/endpoints";
import { ct } from "../../texts/cabinet";
import { useExplanation, warningsOf } from "./explain";
import css from "./sheets.module.css";

/** What speaks against a start, said before it is taken; nothing is forbidden by it. */
export function Warnings({ query, startsAt }: { query: StartQuery; startsAt: string }) {
  const explained = useExplanation(query, startsAt);
  if (explained.state === "loading") {
    return (
      <p role="status" class={css.hint}>
        {ct().day.drop.checking}
      </p>
    );
  }
  // The server checks again when the change is saved.
  const warnings =
    explained.state === "here" ? warningsOf(explained.explanation, query.master) : [];
  return (
    <div role="status">
      {warnings.length > 0 && (
        <ul class={css.warnings}>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
