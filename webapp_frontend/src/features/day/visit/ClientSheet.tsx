import { useState } from "preact/hooks";
import { editClient, fetchStaffVisit } from "../../../api/cabinet/endpoints";
import type { ClientFields, VisitClient } from "../../../api/cabinet/wire";
import type { ApiError } from "../../../api/errors";
import { say } from "../../../cabinet/Toast";
import { ct } from "../../../texts/cabinet";
import { Button } from "../../../ui/Button";
import { Sheet } from "../../../ui/Sheet";
import { TextField } from "../../../ui/TextField";
import { TextInput } from "../../../ui/TextInput";
import { takeVisit } from "../days";
import { SaveError } from "../SaveError";
import { useSaving } from "../useSaving";

interface Props {
  client: VisitClient;
  /** The visit she is looked at from; shown anew once she is saved. */
  visit: number;
  onClose: () => void;
}

/** Who a client is, to be corrected, with a note about her. */
export function ClientSheet({ client, visit, onClose }: Props) {
  const { first_name, last_name, phone, note } = client;
  const [fields, setFields] = useState<ClientFields>({ first_name, last_name, phone, note });
  const { isBusy, error, save } = useSaving();

  async function send(): Promise<void> {
    await editClient(client.id, cleaned(fields));
    takeVisit(await fetchStaffVisit(visit));
    say(ct().day.client.saved);
  }

  const isAboutPhone = error?.code === "phone_invalid";
  return (
    <Sheet title={ct().day.visit.client} onClose={() => isBusy || onClose()}>
      <Fields fields={fields} error={error} onChange={setFields} />
      <SaveError error={isAboutPhone ? null : error} />
      <Button
        tone="filled"
        isBusy={isBusy || fields.first_name.trim() === ""}
        onPress={() => save(send, onClose)}
      >
        {ct().shell.save}
      </Button>
    </Sheet>
  );
}

interface FieldsProps {
  fields: ClientFields;
  error: ApiError | null;
  onChange: (fields: ClientFields) => void;
}

function Fields({ fields, error, onChange }: FieldsProps) {
  const { firstName, lastName, phone } = ct().day.client;
  const { clientNote, noteHint, noteLeft } = ct().day.visit;
  const set = (change: Partial<ClientFields>) => onChange({ ...fields, ...change });
  return (
    <>
      <TextInput
        label={firstName}
        maxLength={64}
        value={fields.first_name}
        onChange={(first_name) => set({ first_name })}
      />
      <TextInput
        label={lastName}
        maxLength={64}
        value={fields.last_name ?? ""}
        onChange={(last_name) => set({ last_name })}
      />
      <TextInput
        label={phone}
        type="tel"
        maxLength={40}
        value={fields.phone ?? ""}
        onChange={(value) => set({ phone: value })}
        error={error?.code === "phone_invalid" ? ct().shell.errors.phone_invalid : undefined}
      />
      <TextField
        label={clientNote}
        hint={noteHint}
        value={fields.note ?? ""}
        maxLength={1000}
        leftText={noteLeft}
        onChange={(note) => set({ note })}
      />
    </>
  );
}

function cleaned({ first_name, last_name, phone, note }: ClientFields): ClientFields {
  const orNull = (text: string | null) => text?.trim() || null;
  return {
    first_name: first_name.trim(),
    last_name: orNull(last_name),
    phone: orNull(phone),
    note: orNull(note),
  };
}
