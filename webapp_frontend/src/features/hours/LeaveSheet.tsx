import { hoursTexts } from "../../texts/cabinet/hours";
import { Button } from "../../ui/Button";
import { Sheet } from "../../ui/Sheet";

interface Props {
  canSave: boolean;
  onSave: () => void;
  onDiscard: () => void;
  onStay: () => void;
}

/** Asks what to do with changes before the screen is left. */
export function LeaveSheet({ canSave, onSave, onDiscard, onStay }: Props) {
  const { leaveTitle, leaveText, save, leaveDiscard, leaveStay } = hoursTexts();
  return (
    <Sheet title={leaveTitle} onClose={onStay}>
      <p>{leaveText}</p>
      {canSave && (
        <Button tone="filled" onPress={onSave}>
          {save}
        </Button>
      )}
      <Button tone="danger" onPress={onDiscard}>
        {leaveDiscard}
      </Button>
      <Button onPress={onStay}>{leaveStay}</Button>
    </Sheet>
  );
}
