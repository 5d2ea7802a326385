import type { Span, StaffDay, StaffVisit } from "../../api/cabinet/wire";
import { ct } from "../../texts/cabinet";
import { timesOf } from "./visitTexts";

/** What a visit of so many minutes would newly run into on its day, as sentences. */
export function lengthWarnings(day: StaffDay, visit: StaffVisit, minutes: number): string[] {
  const starts = Date.parse(visit.starts_at);
  const ends = starts + minutes * 60_000;
  const before = Date.parse(visit.ends_at);
  const isReached = ({ starts_at }: Span) => {
    const at = Date.parse(starts_at);
    return before <= at && at < ends;
  };
  const isWithin = (span: Span) =>
    Date.parse(span.starts_at) <= starts && ends <= Date.parse(span.ends_at);
  const { runsIntoVisit, runsIntoBreak, runsIntoTimeOff } = ct().day.visit;
  const others = day.visits.filter(({ id }) => id !== visit.id);
  return [
    ...others.filter(isReached).map((other) => runsIntoVisit(other.client.name, timesOf(other))),
    ...day.breaks.filter(isReached).map((span) => runsIntoBreak(timesOf(span))),
    ...day.time_off.filter(isReached).map((span) => runsIntoTimeOff(timesOf(span))),
    ...(day.windows.some(isWithin) ? [] : [ct().day.drop.outside]),
  ];
}
