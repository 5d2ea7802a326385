import type { Outside } from "../../../api/cabinet/wire";
import { hoursTexts } from "../../../texts/cabinet/hours";
import { Progress } from "../../../ui/Progress";
import { decisionOf, type OutsideVisits } from "./outside";

/** How many of the visits have been decided about, with those that are gone from the list. */
export function OutsideProgress({ visits, list }: { visits: OutsideVisits; list: Outside[] }) {
  const open = list.filter(({ visit }) => decisionOf(visits, visit) === null).length;
  const listed = new Set(list.map(({ visit }) => visit.id));
  const gone = [...visits.decisions.value.keys()].filter((id) => !listed.has(id)).length;
  const all = list.length + gone;
  if (open === all) return null;
  const label = hoursTexts().outside.progress(all - open, all);
  return <Progress label={label} done={all - open} all={all} />;
}
