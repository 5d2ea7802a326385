import { X } from "lucide";
import { useId } from "preact/hooks";
import type { Pause } from "../../api/cabinet/wire";
import { servicesTexts } from "../../texts/cabinet/services";
import { Button } from "../../ui/Button";
import { Card, SectionTitle } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { Stepper } from "../../ui/Stepper";
import css from "./editor.module.css";
import { PauseBar } from "./PauseBar";
import { nextPause } from "./pauses";
import type { ServiceEditing } from "./useServiceForm";

/** The stretches inside the service in which the master is free, drawn and in numbers. */
export function PauseFields({ editing }: { editing: ServiceEditing }) {
  const { form, change, problems } = editing;
  const texts = servicesTexts();
  const problemId = useId();
  const fresh = nextPause(form.pauses, form.durationMin);
  return (
    <section>
      <SectionTitle>{texts.pauses}</SectionTitle>
      <Card>
        <p class={css.hint}>{texts.pausesHint}</p>
        {form.pauses.length > 0 && <PauseBar {...form} />}
        {form.pauses.map((pause, index) => (
          <PauseRow
            key={index}
            number={index + 1}
            pause={pause}
            isWrong={problems.pauses !== undefined}
            problemId={problemId}
            onChange={(changed) =>
              change({ pauses: form.pauses.map((each) => (each === pause ? changed : each)) })
            }
            onRemove={() => change({ pauses: form.pauses.filter((each) => each !== pause) })}
          />
        ))}
        {problems.pauses && (
          <p id={problemId} class={css.error}>
            {problems.pauses}
          </p>
        )}
        {fresh && (
          <div class={css.add}>
            <Button onPress={() => change({ pauses: [...form.pauses, fresh] })}>
              {texts.addPause}
            </Button>
          </div>
        )}
      </Card>
    </section>
  );
}

interface RowProps {
  number: number;
  pause: Pause;
  isWrong: boolean;
  problemId: string;
  onChange: (pause: Pause) => void;
  onRemove: () => void;
}

function PauseRow({ number, pause, isWrong, problemId, onChange, onRemove }: RowProps) {
  const texts = servicesTexts();
  return (
    <fieldset class={css.breather} aria-describedby={isWrong ? problemId : undefined}>
      <legend class="visually-hidden">{texts.pauseNumber(number)}</legend>
      <div class={css.breatherHead}>
        <span aria-hidden="true">{texts.pauseNumber(number)}</span>
        <button
          type="button"
          class={css.remove}
          aria-label={texts.removePause(number)}
          onClick={onRemove}
        >
          <Icon of={X} size={20} />
        </button>
      </div>
      <Stepper
        label={texts.pauseAfter}
        value={pause.after_min}
        step={5}
        min={5}
        max={1435}
        onChange={(after_min) => onChange({ ...pause, after_min })}
      />
      <Stepper
        label={texts.pauseLength}
        value={pause.duration_min}
        step={5}
        min={5}
        max={1435}
        onChange={(duration_min) => onChange({ ...pause, duration_min })}
      />
    </fieldset>
  );
}
