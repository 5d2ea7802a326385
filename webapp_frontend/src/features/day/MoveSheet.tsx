import { useState } from "preact/hooks";
import type { StaffVisit } from "../../api/cabinet/wire";
import { zone } from "../../cabinet/state";
import { dayAndSpan } from "../../format/dates";
import { wallAfter, wallOf } from "../../format/wall";
import { ct } from "../../texts/cabinet";
import { Facts } from "../../ui/Facts";
import { EditSheet } from "./EditSheet";
import { move } from "./edits";
import { lengthOf } from "./visitTexts";
import { Warnings } from "./Warnings";

interface Props {
  visit: StaffVisit;
  startsAt: string;
  /** Closed, whether or not the visit was moved. */
  onClose: () => void;
}

/** Asks before a visit is moved: from when to when, and what speaks against it. */
export function MoveSheet({ visit, startsAt: first, onClose }: Props) {
  const [startsAt, setStartsAt] = useState(first);
  const { title, from, to } = ct().day.drop;
  const end = wallAfter(zone(), startsAt, lengthOf(visit));
  const services = visit.services.map(({ id }) => id);
  return (
    <EditSheet
      {...{ title, visit, onClose }}
      isTold
      act={(notify) => move(visit, startsAt, notify)}
      onOtherTime={setStartsAt}
    >
      <Facts
        facts={[
          { term: from, value: dayAndSpan(wallOf(visit.starts_at), wallOf(visit.ends_at)) },
          { term: to, value: dayAndSpan(wallOf(startsAt), end) },
        ]}
      />
      <Warnings
        query={{ master: visit.master.id, services, visit: visit.id }}
        startsAt={startsAt}
      />
    </EditSheet>
  );
}
