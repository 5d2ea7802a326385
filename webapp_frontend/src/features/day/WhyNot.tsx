import { useState } from "preact/hooks";
import { masterId } from "../../cabinet/state";
import { ct } from "../../texts/cabinet";
import { errorText } from "../../ui/Message";
import { SelectField } from "../../ui/SelectField";
import { Sheet } from "../../ui/Sheet";
import { sentenceOf, useExplanation } from "./explain";
import css from "./sheets.module.css";
import { servicesWith } from "./visitTexts";

interface Props {
  startsAt: string;
  /** The start in words. */
  when: string;
  onClose: () => void;
}

/** Says why clients are not offered a start, for one service at a time. */
export function WhyNot({ startsAt, when, onClose }: Props) {
  const services = servicesWith(masterId.value);
  const first = services.find(({ hidden }) => !hidden) ?? services[0];
  const [service, setService] = useState(first?.id ?? 0);
  const { why, whyService } = ct().day.place;
  return (
    <Sheet title={why} onClose={onClose}>
      <p class={css.hint}>{when}</p>
      <SelectField
        label={whyService}
        options={services.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={String(service)}
        onChange={(id) => setService(Number(id))}
      />
      {service > 0 && <Reasons service={service} startsAt={startsAt} />}
    </Sheet>
  );
}

function Reasons({ service, startsAt }: { service: number; startsAt: string }) {
  const explained = useExplanation({ master: masterId.value, services: [service] }, startsAt);
  const { offered, whyNothing } = ct().day.place;
  if (explained.state === "loading") {
    return (
      <p role="status" class={css.hint}>
        {ct().day.drop.checking}
      </p>
    );
  }
  if (explained.state === "failed") {
    return (
      <p role="alert" class={css.warnings}>
        {errorText(explained.error)}
      </p>
    );
  }
  const { offered: isOffered, reasons } = explained.explanation;
  return (
    <div role="status">
      {isOffered && <p class={css.ok}>{offered}</p>}
      {!isOffered && reasons.length === 0 && <p class={css.hint}>{whyNothing}</p>}
      {reasons.length > 0 && (
        <ul class={css.warnings}>
          {reasons.map((reason) => (
            <li key={reason.code}>{sentenceOf(reason)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
