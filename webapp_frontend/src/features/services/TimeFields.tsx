import { duration } from "../../format/numbers";
import { servicesTexts } from "../../texts/cabinet/services";
import { Card, SectionTitle } from "../../ui/Card";
import { Stepper } from "../../ui/Stepper";
import css from "./editor.module.css";
import { PauseFields } from "./PauseFields";
import type { ServiceEditing } from "./useServiceForm";

/** How long the service takes, and what of that nobody sees or needs the master for. */
export function TimeFields({ editing }: { editing: ServiceEditing }) {
  const { form, change, problems } = editing;
  const texts = servicesTexts();
  return (
    <section>
      <SectionTitle>{texts.time}</SectionTitle>
      <Card>
        <Stepper
          label={texts.duration}
          hint={form.durationMin >= 60 ? duration(form.durationMin) : undefined}
          value={form.durationMin}
          step={5}
          min={5}
          max={1440}
          error={problems.durationMin}
          onChange={(durationMin) => change({ durationMin })}
        />
        <Stepper
          label={texts.bufferBefore}
          value={form.bufferBeforeMin}
          step={5}
          min={0}
          max={240}
          error={problems.bufferBeforeMin}
          onChange={(bufferBeforeMin) => change({ bufferBeforeMin })}
        />
        <Stepper
          label={texts.bufferAfter}
          value={form.bufferAfterMin}
          step={5}
          min={0}
          max={240}
          error={problems.bufferAfterMin}
          onChange={(bufferAfterMin) => change({ bufferAfterMin })}
        />
        <p class={css.hint}>{texts.bufferHint}</p>
      </Card>
      <PauseFields editing={editing} />
    </section>
  );
}
