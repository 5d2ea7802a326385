import { expect, test } from "vitest";
import type { StaffService } from "../../api/cabinet/wire";
import { groupsOf } from "../../groups";
import { manicure } from "../../testing/cabinetSamples";
import { groupNames, withGroupMoved, withServiceMoved } from "./groups";

const service = (id: number, group: string | null): StaffService => ({
  ...manicure,
  id,
  group,
});
const services = [service(1, "Руки"), service(2, null), service(3, "Руки"), service(4, "Ноги")];
const ids = (list: StaffService[]) => list.map(({ id }) => id);

test("groups stand in the order of their first service", () => {
  expect(groupsOf(services).map(({ name }) => name)).toEqual(["Руки", null, "Ноги"]);
  expect(groupNames(services)).toEqual(["Руки", "Ноги"]);
});

test("a service moves within its group, and the group stays together", () => {
  expect(ids(withServiceMoved(services, "Руки", 0, 1))).toEqual([3, 1, 2, 4]);
});

test("a group moves with all its services", () => {
  expect(ids(withGroupMoved(services, 2, 0))).toEqual([4, 1, 3, 2]);
});

test("nothing moves out of the list", () => {
  expect(ids(withGroupMoved(services, 0, -1))).toEqual([1, 3, 2, 4]);
});
