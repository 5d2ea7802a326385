import { useState } from "preact/hooks";
import type { Outside } from "../../../api/cabinet/wire";
import { hoursTexts } from "../../../texts/cabinet/hours";
import { ActionBar } from "../../../ui/ActionBar";
import { decisionOf, type OutsideVisits } from "./outside";
import { ProposeSheet } from "./ProposeSheet";

/** One button for all that are not decided about yet. */
export function ProposeAll({ visits, list }: { visits: OutsideVisits; list: Outside[] }) {
  const [isAsking, setAsking] = useState(false);
  const open = list.map(({ visit }) => visit).filter((visit) => decisionOf(visits, visit) === null);
  return (
    <>
      {open.length > 1 && (
        <ActionBar label={hoursTexts().outside.proposeAll} onPress={() => setAsking(true)} />
      )}
      {isAsking && <ProposeSheet visits={visits} chosen={open} onClose={() => setAsking(false)} />}
    </>
  );
}
