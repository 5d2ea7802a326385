import { useEffect, useState } from "preact/hooks";
import { editClient, fetchStaffVisit, searchClients } from "../../../api/cabinet/endpoints";
import type { ClientFields, VisitClient } from "../../../api/cabinet/wire";
import { ApiError, asApiError } from "../../../api/errors";
import { say } from "../../../cabinet/Toast";
import { ct } from "../../../texts/cabinet";
import { Button } from "../../../ui/Button";
import { ErrorState } from "../../../ui/Message";
import { Sheet } from "../../../ui/Sheet";
import { Skeleton } from "../../../ui/Skeleton";
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
  const [fields, setFields] = useState<ClientFields | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const { isBusy, error, save } = useSaving();

  function load(): void {
    setFailure(null);
    fieldsOf(client).then(setFields, (thrown) => setFailure(asApiError(thrown)));
  }
  useEffect(load, [client.id]);

  async function send(): Promise<void> {
    if (fields === null) return;
    await editClient(client.id, cleaned(fields));
    takeVisit(await fetchStaffVisit(visit));
    say(ct().day.client.saved);
  }

  return (
    <Sheet title={ct().day.visit.client} onClose={() => isBusy || onClose()}>
      {!fields && failure && <ErrorState error={failure} onRetry={load} />}
      {!fields && !failure && <Skeleton heights={[64, 64, 64, 90]} />}
      {fields && (
        <>
          <Fields fields={fields} error={error} onChange={setFields} />
          <SaveError error={error} />
          <Button
            tone="filled"
            isBusy={isBusy || fields.first_name.trim() === ""}
            onPress={() => save(send, onClose)}
          >
            {ct().shell.save}
          </Button>
        </>
      )}
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

// A visit tells a client's whole name only; her names apart are found among the clients.
async function fieldsOf(client: VisitClient): Promise<ClientFields> {
  const { clients } = await searchClients(client.phone ?? client.name, 100);
  const found = clients.find(({ id }) => id === client.id);
  if (found === undefined) throw new ApiError("client_not_found");
  const { first_name, last_name, phone, note } = found;
  return { first_name, last_name, phone, note };
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
