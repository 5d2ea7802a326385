import { useState } from "preact/hooks";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { dayAndSpan } from "../../../format/dates";
import { wallOf } from "../../../format/wall";
import { ct } from "../../../texts/cabinet";
import { Button } from "../../../ui/Button";
import { Sheet } from "../../../ui/Sheet";
import { TextInput } from "../../../ui/TextInput";
import { cancel, recover } from "../edits";
import { Notify } from "../Notify";
import { SaveError } from "../SaveError";
import { useSaving } from "../useSaving";

interface Props {
  visit: StaffVisit;
  onClose: () => void;
}

/** Asks before a visit is cancelled, or a request declined. */
export function CancelSheet({ visit, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [notify, setNotify] = useState(visit.client.has_telegram);
  const { isBusy, error, save } = useSaving();
  const texts = ct().day.visit;
  const isRequest = visit.status === "awaiting_approval";
  return (
    <Sheet
      title={isRequest ? texts.declineTitle : texts.cancelTitle}
      onClose={() => isBusy || onClose()}
    >
      <p>
        {visit.client.name}, {dayAndSpan(wallOf(visit.starts_at), wallOf(visit.ends_at))}
      </p>
      <TextInput
        label={texts.cancelReasonLabel}
        hint={texts.cancelReasonHint}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
      <Notify client={visit.client} isOn={notify} onChange={setNotify} />
      <SaveError error={error} />
      <Button
        tone="danger"
        isBusy={isBusy}
        onPress={() =>
          save(
            () => cancel(visit, reason.trim() || null, notify),
            onClose,
            (thrown) => recover(visit, thrown),
          )
        }
      >
        {isRequest ? texts.decline : texts.cancel}
      </Button>
      <Button isBusy={isBusy} onPress={onClose}>
        {ct().shell.keep}
      </Button>
    </Sheet>
  );
}
