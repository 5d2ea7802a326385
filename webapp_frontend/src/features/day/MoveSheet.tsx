import { useState } from "preact/hooks";
import type { StaffVisit } from "../../api/cabinet/wire";
import { zone } from "../../cabinet/state";
import { dayAndSpan } from "../../format/dates";
import { wallAfter, wallOf } from "../../format/wall";
import { ct } from "../../texts/cabinet";
import { Button } from "../../ui/Button";
import { Facts } from "../../ui/Facts";
import { Sheet } from "../../ui/Sheet";
import { move, recover } from "./edits";
import { Notify } from "./Notify";
import { SaveError } from "./SaveError";
import { useSaving } from "./useSaving";
import { lengthOf } from "./visitTexts";
import { Warnings } from "./Warnings";

interface Props {
  visit: StaffVisit;
  startsAt: string;
  /** Closed, whether or not the visit was moved. */
  onClose: () => void;
}

/** Asks before a visit is moved: from when to when, what speaks against it, whom to tell. */
export function MoveSheet({ visit, startsAt: first, onClose }: Props) {
  const [startsAt, setStartsAt] = useState(first);
  const [notify, setNotify] = useState(visit.client.has_telegram);
  const { isBusy, error, save, clearError } = useSaving();
  const { title, from, to } = ct().day.drop;
  const end = wallAfter(zone(), startsAt, lengthOf(visit));
  const query = {
    master: visit.master.id,
    services: visit.services.map(({ id }) => id),
    visit: visit.id,
  };
  return (
    <Sheet title={title} onClose={() => isBusy || onClose()}>
      <Facts
        facts={[
          { term: from, value: dayAndSpan(wallOf(visit.starts_at), wallOf(visit.ends_at)) },
          { term: to, value: dayAndSpan(wallOf(startsAt), end) },
        ]}
      />
      <Warnings query={query} startsAt={startsAt} />
      <SaveError
        error={error}
        onChoose={(at) => {
          setStartsAt(at);
          clearError();
        }}
      />
      <Notify client={visit.client} isOn={notify} onChange={setNotify} />
      <Button
        tone="filled"
        isBusy={isBusy}
        onPress={() =>
          save(
            () => move(visit, startsAt, notify),
            onClose,
            (thrown) => recover(visit, thrown),
          )
        }
      >
        {ct().shell.save}
      </Button>
      <Button isBusy={isBusy} onPress={onClose}>
        {ct().shell.keep}
      </Button>
    </Sheet>
  );
}
