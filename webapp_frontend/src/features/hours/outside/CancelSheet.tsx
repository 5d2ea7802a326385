import { useState } from "preact/hooks";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { say } from "../../../cabinet/Toast";
import { hoursTexts } from "../../../texts/cabinet/hours";
import { Button } from "../../../ui/Button";
import { Sheet } from "../../../ui/Sheet";
import { TextField } from "../../../ui/TextField";
import shared from "../hours.module.css";
import { VisitLine } from "../VisitLine";
import { Failure } from "./Failure";
import type { OutsideVisits } from "./outside";
import { useSending } from "./useSending";

interface Props {
  visits: OutsideVisits;
  visit: StaffVisit;
  onClose: () => void;
}

const maxReason = 500;

/** Asks before a visit is cancelled, and what to write to the client. */
export function CancelSheet({ visits, visit, onClose }: Props) {
  const [reason, setReason] = useState("");
  const { isSending, errorText, send } = useSending(visits);
  const { has_telegram: canTell, name } = visit.client;
  const texts = hoursTexts().outside;
  const close = () => !isSending && onClose();

  async function cancel(): Promise<void> {
    const undo = await visits.cancel(visit, reason.trim() || null, canTell);
    say(texts.cancelled(name), { undo });
    onClose();
  }

  return (
    <Sheet title={texts.cancelTitle} onClose={close}>
      <p>
        <VisitLine visit={visit} />
      </p>
      {canTell ? (
        <TextField
          label={texts.reason}
          hint={texts.reasonHint}
          value={reason}
          maxLength={maxReason}
          leftText={texts.messageLeft}
          onChange={setReason}
        />
      ) : (
        <p class={shared.small}>{texts.noTelegram}</p>
      )}
      <Failure text={errorText} />
      <Button tone="danger" isBusy={isSending} onPress={() => send(cancel)}>
        {texts.cancel}
      </Button>
      <Button isBusy={isSending} onPress={close}>
        {texts.keep}
      </Button>
    </Sheet>
  );
}
