import { useState } from "preact/hooks";
import type { Cabinet } from "../../api/cabinet/wire";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { Button } from "../../ui/Button";
import { Card, SectionTitle } from "../../ui/Card";
import { ChosenTime } from "./ChosenTime";
import type { NewVisitForm } from "./form";
import css from "./newVisit.module.css";
import { TimeChoice } from "./TimeChoice";
import { useFocusInside } from "./useFocusInside";

interface Props {
  cabinet: Cabinet;
  form: NewVisitForm;
  onChange: (part: Partial<NewVisitForm>) => void;
  /** Whether the screen was opened for a time: others are then shown on demand. */
  isGiven: boolean;
}

/** When: the time the screen was opened for, or one to choose, and what speaks against it. */
export function TimeStep({ cabinet, form, onChange, isGiven }: Props) {
  const [isChoosing, setChoosing] = useState(!isGiven);
  const { master, services, startsAt } = form;
  const part = useFocusInside<HTMLElement>(String(isChoosing), "input");
  const texts = newVisitTexts();
  return (
    <section ref={part} tabIndex={-1} class={css.part}>
      <SectionTitle>{texts.time}</SectionTitle>
      {isChoosing && services.length === 0 && <Card class={css.hint}>{texts.chooseServices}</Card>}
      {isChoosing && services.length > 0 && (
        <TimeChoice
          key={JSON.stringify([master, services])}
          {...{ master, services, startsAt }}
          onChoose={(at) => onChange({ startsAt: at })}
        />
      )}
      {startsAt && <ChosenTime {...{ cabinet, form, startsAt }} />}
      {!isChoosing && (
        <div class={css.below}>
          <Button onPress={() => setChoosing(true)}>{texts.changeTime}</Button>
        </div>
      )}
    </section>
  );
}
