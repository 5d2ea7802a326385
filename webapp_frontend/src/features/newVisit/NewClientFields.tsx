import { useEffect, useRef } from "preact/hooks";
import { ct } from "../../texts/cabinet";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { TextInput } from "../../ui/TextInput";
import type { NewClient } from "./form";
import css from "./newVisit.module.css";

interface Props {
  client: NewClient;
  onChange: (client: NewClient) => void;
  /** Back to looking among the known. */
  onSearch: () => void;
  isPhoneWrong: boolean;
}

/** Someone who has never been here: a name is enough, a phone is better. */
export function NewClientFields({ client, onChange, onSearch, isPhoneWrong }: Props) {
  const texts = newVisitTexts();
  const phone = useRef<HTMLDivElement>(null);
  // The button that was pressed is far below the field.
  useEffect(() => {
    if (isPhoneWrong) phone.current?.querySelector("input")?.focus();
  }, [isPhoneWrong]);
  return (
    <Card class={css.stack}>
      <div class={css.names}>
        <TextInput
          label={texts.firstName}
          value={client.firstName}
          maxLength={64}
          autoComplete="off"
          onChange={(firstName) => onChange({ ...client, firstName })}
        />
        <TextInput
          label={texts.lastName}
          value={client.lastName}
          maxLength={64}
          autoComplete="off"
          onChange={(lastName) => onChange({ ...client, lastName })}
        />
      </div>
      <div ref={phone}>
        <TextInput
          label={texts.phone}
          hint={texts.newClientHint}
          type="tel"
          inputMode="tel"
          value={client.phone}
          maxLength={32}
          autoComplete="off"
          error={isPhoneWrong ? ct().shell.errors.phone_invalid : undefined}
          onChange={(typed) => onChange({ ...client, phone: typed })}
        />
      </div>
      <Button onPress={onSearch}>{texts.known}</Button>
    </Card>
  );
}
