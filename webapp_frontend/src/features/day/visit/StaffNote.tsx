import { useState } from "preact/hooks";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { ct } from "../../../texts/cabinet";
import { Button } from "../../../ui/Button";
import { TextField } from "../../../ui/TextField";
import { note, recover } from "../edits";
import { SaveError } from "../SaveError";
import { useSaving } from "../useSaving";

/** What the master wants to remember about the visit. */
export function StaffNote({ visit }: { visit: StaffVisit }) {
  const [text, setText] = useState(visit.staff_note ?? "");
  const { isBusy, error, save } = useSaving();
  const { staffNote, noteHint, noteLeft } = ct().day.visit;
  const isChanged = text.trim() !== (visit.staff_note ?? "");
  return (
    <>
      <TextField
        label={staffNote}
        hint={noteHint}
        value={text}
        maxLength={1000}
        leftText={noteLeft}
        onChange={setText}
      />
      <SaveError error={error} />
      {isChanged && (
        <Button
          tone="filled"
          isBusy={isBusy}
          onPress={() =>
            save(
              () => note(visit, text),
              () => undefined,
              (thrown) => recover(visit, thrown),
            )
          }
        >
          {ct().shell.save}
        </Button>
      )}
    </>
  );
}
