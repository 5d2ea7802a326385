import { today } from "../../cabinet/state";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { Card } from "../../ui/Card";
import { errorText } from "../../ui/Message";
import { PillButtons } from "../../ui/Pill";
import { startPill } from "../tenant/startPill";
import css from "./newVisit.module.css";
import type { Saving } from "./useSaving";

interface Props {
  saving: Saving;
  onChoose: (startsAt: string) => void;
}

/** Why the visit was not booked and how to go on, with free times where this one was taken. */
export function SaveError({ saving, onChoose }: Props) {
  const { error } = saving;
  // A wrong phone is told of at its field.
  if (error === null || error.code === "phone_invalid") return null;
  const texts = newVisitTexts();
  const starts = [...new Set(error.alternatives.map(({ at }) => at))];
  return (
    <div role="alert">
      <Card tone="bad" class={css.stack}>
        <p class={css.strong}>{error.outcomeUnknown ? texts.unknownOutcome : errorText(error)}</p>
        {starts.length > 0 && (
          <>
            <p class={css.hint}>{texts.alternatives}</p>
            <PillButtons
              legend={texts.alternatives}
              options={starts.map((at) => startPill(at, today()))}
              onPress={onChoose}
            />
          </>
        )}
      </Card>
    </div>
  );
}
