import { useState } from "preact/hooks";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { dayAndSpan } from "../../../format/dates";
import { wallOf } from "../../../format/wall";
import { ct } from "../../../texts/cabinet";
import { Button } from "../../../ui/Button";
import { Sheet } from "../../../ui/Sheet";
import { recover, restore } from "../edits";
import { Notify } from "../Notify";
import { SaveError } from "../SaveError";
import { useSaving } from "../useSaving";

interface Props {
  visit: StaffVisit;
  onClose: () => void;
}

/** Asks before a cancelled visit is put back. */
export function RestoreSheet({ visit, onClose }: Props) {
  const [notify, setNotify] = useState(visit.client.has_telegram);
  const { isBusy, error, save } = useSaving();
  const texts = ct().day.visit;
  return (
    <Sheet title={texts.restore} onClose={() => isBusy || onClose()}>
      <p>
        {visit.client.name}, {dayAndSpan(wallOf(visit.starts_at), wallOf(visit.ends_at))}
      </p>
      <Notify client={visit.client} isOn={notify} onChange={setNotify} />
      <SaveError error={error} />
      <Button
        tone="filled"
        isBusy={isBusy}
        onPress={() =>
          save(
            () => restore(visit, notify),
            onClose,
            (thrown) => recover(visit, thrown),
          )
        }
      >
        {texts.restore}
      </Button>
      <Button isBusy={isBusy} onPress={onClose}>
        {ct().shell.keep}
      </Button>
    </Sheet>
  );
}
