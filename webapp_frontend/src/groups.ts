export interface Group<Member> {
  name: string | null;
  services: Member[];
}

/** Services by their group, groups in the order of their first service. */
export function groupsOf<Service extends { group: string | null }>(
  services: Service[],
): Group<Service>[] {
  const groups = new Map<string | null, Service[]>();
  for (const service of services) {
    groups.set(service.group, [...(groups.get(service.group) ?? []), service]);
  }
  return [...groups].map(([name, members]) => ({ name, services: members }));
}
