import { useState } from "preact/hooks";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { ct } from "../../../texts/cabinet";
import { TextInput } from "../../../ui/TextInput";
import { EditSheet } from "../EditSheet";
import { cancel } from "../edits";
import { whoAndWhen } from "../visitTexts";
import { GoesBack } from "./money/GoesBack";

interface Props {
  visit: StaffVisit;
  onClose: () => void;
}

/** Asks before a visit is cancelled, or a request declined. */
export function CancelSheet({ visit, onClose }: Props) {
  const [reason, setReason] = useState("");
  const texts = ct().day.visit;
  const isRequest = visit.status === "awaiting_approval";
  return (
    <EditSheet
      title={isRequest ? texts.declineTitle : texts.cancelTitle}
      label={isRequest ? texts.decline : texts.cancel}
      {...{ visit, onClose }}
      isTold
      isDanger
      act={(notify) => cancel(visit, reason.trim() || null, notify)}
    >
      <p>{whoAndWhen(visit)}</p>
      <GoesBack visit={visit.id} />
      <TextInput
        label={texts.cancelReasonLabel}
        hint={texts.cancelReasonHint}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
    </EditSheet>
  );
}
