import type { ApiError } from "../../api/errors";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { Button } from "../../ui/Button";
import { Card, SectionTitle } from "../../ui/Card";
import { ClientSearch } from "./ClientSearch";
import { historyOf } from "./clientTexts";
import type { KnownClient, NewVisitForm } from "./form";
import { NewClientFields } from "./NewClientFields";
import css from "./newVisit.module.css";
import { useFocusInside } from "./useFocusInside";

interface Props {
  form: NewVisitForm;
  onChange: (part: Partial<NewVisitForm>) => void;
  /** What was wrong with the last try to save. */
  error: ApiError | null;
}

/** Who comes: one of the known clients, or someone new. */
export function ClientStep({ form: { known, fresh }, onChange, error }: Props) {
  const search = () => onChange({ known: null, fresh: null });
  const kind = known ? "known" : fresh ? "new" : "search";
  const part = useFocusInside<HTMLElement>(kind, "input, [tabindex]");
  return (
    <section ref={part}>
      <SectionTitle>{newVisitTexts().client}</SectionTitle>
      {known && <Chosen client={known} onDrop={search} />}
      {!known && fresh && (
        <NewClientFields
          client={fresh}
          onChange={(changed) => onChange({ fresh: changed })}
          onSearch={search}
          isPhoneWrong={error?.code === "phone_invalid"}
        />
      )}
      {!known && !fresh && (
        <ClientSearch
          onChoose={(client) => onChange({ known: client })}
          onNew={(client) => onChange({ fresh: client })}
        />
      )}
    </section>
  );
}

function Chosen({ client, onDrop }: { client: KnownClient; onDrop: () => void }) {
  return (
    <Card class={css.chosen}>
      <div class={css.grow}>
        <p class={css.strong} tabIndex={-1}>
          {client.name}
        </p>
        <p class={css.hint}>{historyOf(client)}</p>
        {client.note && <p class={css.note}>{client.note}</p>}
      </div>
      <Button onPress={onDrop}>{newVisitTexts().change}</Button>
    </Card>
  );
}
