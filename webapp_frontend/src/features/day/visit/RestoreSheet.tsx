import type { StaffVisit } from "../../../api/cabinet/wire";
import { go } from "../../../cabinet/routing";
import { ct } from "../../../texts/cabinet";
import { Button } from "../../../ui/Button";
import { EditSheet } from "../EditSheet";
import { restore } from "../edits";
import { whoAndWhen } from "../visitTexts";

interface Props {
  visit: StaffVisit;
  onClose: () => void;
}

/** Asks before a cancelled visit is put back. */
export function RestoreSheet({ visit, onClose }: Props) {
  const { restore: label } = ct().day.visit;
  return (
    <EditSheet
      title={label}
      {...{ label, visit, onClose }}
      isTold
      act={(notify) => restore(visit, notify)}
      taken={<Taken visit={visit} />}
    >
      <p>{whoAndWhen(visit)}</p>
    </EditSheet>
  );
}

function Taken({ visit }: { visit: StaffVisit }) {
  const { restoreTaken, again } = ct().day.visit;
  const { id, master } = visit;
  return (
    <>
      <p>{restoreTaken}</p>
      <Button onPress={() => go({ name: "newVisit", at: null, master: master.id, visit: id })}>
        {again}
      </Button>
    </>
  );
}
