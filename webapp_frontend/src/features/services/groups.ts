import type { StaffService } from "../../api/cabinet/wire";
import { groupsOf } from "../../groups";

/** A copy of the list with one of its items at another place; a place outside it changes nothing. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  if (to < 0 || to >= list.length) return list;
  const others = list.filter((_, index) => index !== from);
  return [...others.slice(0, to), ...list.slice(from, from + 1), ...others.slice(to)];
}

/** The services in order once a group stands at another place among the groups. */
export function withGroupMoved(services: StaffService[], from: number, to: number): StaffService[] {
  return moved(groupsOf(services), from, to).flatMap((group) => group.services);
}

/** The services in order once one of a group stands at another place in it. */
export function withServiceMoved(
  services: StaffService[],
  group: string | null,
  from: number,
  to: number,
): StaffService[] {
  return groupsOf(services).flatMap((each) =>
    each.name === group ? moved(each.services, from, to) : each.services,
  );
}

/** Names of the groups there are, to choose from. */
export function groupNames(services: StaffService[]): string[] {
  return [...new Set(services.flatMap(({ group }) => (group === null ? [] : [group])))];
}
