import { useState } from "preact/hooks";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { hoursTexts } from "../../../texts/cabinet/hours";
import { announce } from "../../../ui/announce";
import { Button } from "../../../ui/Button";
import { Sheet } from "../../../ui/Sheet";
import { TextField } from "../../../ui/TextField";
import shared from "../hours.module.css";
import { VisitLine } from "../VisitLine";
import { Failure } from "./Failure";
import type { OutsideVisits } from "./outside";
import { toldText } from "./ToldCard";
import { useSending } from "./useSending";

interface Props {
  visits: OutsideVisits;
  chosen: StaffVisit[];
  onClose: () => void;
}

const maxMessage = 500;

/** Asks what to write before clients are offered to choose a time themselves. */
export function ProposeSheet({ visits, chosen, onClose }: Props) {
  const [message, setMessage] = useState("");
  const { isSending, errorText, send } = useSending(visits);
  const texts = hoursTexts().outside;
  const close = () => !isSending && onClose();

  async function propose(): Promise<void> {
    const told = await visits.propose(chosen, message.trim() || null);
    announce(toldText(told));
    onClose();
  }

  return (
    <Sheet title={texts.proposeTitle} onClose={close}>
      <p class={shared.small}>{texts.proposeText}</p>
      <ul class={shared.sheetList}>
        {chosen.map((visit) => (
          <li key={visit.id}>
            <VisitLine visit={visit} />
          </li>
        ))}
      </ul>
      <TextField
        label={texts.message}
        hint={texts.messageHint}
        value={message}
        maxLength={maxMessage}
        leftText={texts.messageLeft}
        onChange={setMessage}
      />
      <Failure text={errorText} />
      <Button tone="filled" isBusy={isSending} onPress={() => send(propose)}>
        {isSending ? texts.sending : texts.send}
      </Button>
      <Button isBusy={isSending} onPress={close}>
        {texts.close}
      </Button>
    </Sheet>
  );
}
