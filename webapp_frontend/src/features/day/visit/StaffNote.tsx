import { useLayoutEffect, useState } from "preact/hooks";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { confirmClosing } from "../../../telegram";
import { ct } from "../../../texts/cabinet";
import { Button } from "../../../ui/Button";
import { TextField } from "../../../ui/TextField";
import { note, recover } from "../edits";
import { SaveError } from "../SaveError";
import { useSaving } from "../useSaving";

// What was typed outlives a look at the day, and a visit that somebody has changed meanwhile.
const drafts = new Map<number, string>();

/** What the master wants to remember about the visit. */
export function StaffNote({ visit }: { visit: StaffVisit }) {
  const [text, setText] = useState(drafts.get(visit.id) ?? visit.staff_note ?? "");
  const { isBusy, error, save } = useSaving();
  const { staffNote, noteHint, noteLeft } = ct().day.visit;
  const isChanged = text.trim() !== (visit.staff_note ?? "");
  useLayoutEffect(() => {
    if (isChanged) drafts.set(visit.id, text);
    else drafts.delete(visit.id);
    confirmClosing(isChanged);
    return () => confirmClosing(false);
  }, [visit.id, text, isChanged]);
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
