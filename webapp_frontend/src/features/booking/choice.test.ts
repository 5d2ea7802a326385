import { describe, expect, test } from "vitest";
import type { Service, Tenant } from "../../api/wire";
import { anya, extension, manicure, studio } from "../../testing/samples";
import { type Choice, choiceOf, nameOf, servicesToAdd } from "./choice";

const design: Service = {
  ...manicure,
  id: 2,
  name: "Дизайн",
  duration_min: 15,
  price_kopecks: 20_000,
  master_ids: [2],
};

const salon: Tenant = {
  ...studio,
  services: [
    { ...manicure, master_ids: [1, 2] },
    design,
    { ...extension, master_ids: [1], needs_approval: true },
  ],
};

function chosen(tenant: Tenant, ...ids: number[]): Choice {
  const choice = choiceOf(tenant, ids);
  if (choice === null) throw new Error("nothing is chosen");
  return choice;
}

const namesToAdd = (choice: Choice, master: number | null) =>
  servicesToAdd(salon, choice, master).map(({ name }) => name);

describe("several services in one visit", () => {
  test("last and cost as much as all of them together", () => {
    expect(chosen(anya, 1, 4)).toMatchObject({
      duration_min: 300,
      price_kopecks: 570_000,
      price_from: true,
    });
  });

  test("need the master's yes as soon as one of them does", () => {
    expect(chosen(salon, 1, 2).needs_approval).toBe(false);
    expect(chosen(salon, 1, 4).needs_approval).toBe(true);
  });

  test("are done by those who perform every one of them", () => {
    expect(chosen(salon, 1).master_ids).toEqual([1, 2]);
    expect(chosen(salon, 1, 2).master_ids).toEqual([2]);
  });

  test("are named after the first one", () => {
    expect(nameOf(chosen(anya, 1))).toBe("Маникюр с покрытием");
    expect(nameOf(chosen(anya, 1, 4))).toBe("Маникюр с покрытием + ещё 1");
  });

  test("are without one that is no longer offered", () => {
    expect(chosen(anya, 99, 4).services.map(({ id }) => id)).toEqual([4]);
    expect(choiceOf(anya, [99])).toBeNull();
  });
});

describe("a service can be added", () => {
  test("only where a common master performs it", () => {
    expect(namesToAdd(chosen(salon, 1), null)).toEqual(["Дизайн", "Наращивание"]);
    expect(namesToAdd(chosen(salon, 1, 2), null)).toEqual([]);
  });

  test("only where the master who was chosen performs it", () => {
    expect(namesToAdd(chosen(salon, 1), 1)).toEqual(["Наращивание"]);
  });

  test("up to as many as the server takes", () => {
    const services = Array.from({ length: 12 }, (_, id) => ({ ...manicure, id }));
    const tenant = { ...anya, services };
    const ten = chosen(tenant, ...services.slice(0, 10).map(({ id }) => id));
    expect(servicesToAdd(tenant, ten, null)).toEqual([]);
  });
});
