import type { StaffVisit } from "../../../api/cabinet/wire";
import { ct } from "../../../texts/cabinet";
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
    >
      <p>{whoAndWhen(visit)}</p>
    </EditSheet>
  );
}
