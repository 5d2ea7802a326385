import { useState } from "preact/hooks";
import type { StaffVisit } from "../../api/cabinet/wire";
import { nameOf, zone } from "../../cabinet/state";
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
  /** Who is to perform it; its own master where left out. */
  master?: number;
  /** Closed, whether or not the visit was moved. */
  onClose: () => void;
}

/** Asks before a visit is moved: from when to when, and what speaks against it. */
export function MoveSheet({ visit, startsAt: first, master = visit.master.id, onClose }: Props) {
  const [startsAt, setStartsAt] = useState(first);
  const { title, from, to } = ct().day.drop;
  const end = wallAfter(zone(), startsAt, lengthOf(visit));
  const services = visit.services.map(({ id }) => id);
  const isPassed = master !== visit.master.id;
  const withName = (id: number, when: string) => (isPassed ? `${nameOf(id)}, ${when}` : when);
  return (
    <EditSheet
      {...{ title, visit, onClose }}
      isTold
      act={(notify) => move(visit, { startsAt, master }, notify)}
      onOtherTime={setStartsAt}
    >
      <Facts
        facts={[
          {
            term: from,
            value: withName(
              visit.master.id,
              dayAndSpan(wallOf(visit.starts_at), wallOf(visit.ends_at)),
            ),
          },
          { term: to, value: withName(master, dayAndSpan(wallOf(startsAt), end)) },
        ]}
      />
      <Warnings query={{ master, services, visit: visit.id }} startsAt={startsAt} />
    </EditSheet>
  );
}
