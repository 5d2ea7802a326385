import { describe, expect, test } from "vitest";
import { marina, ownCabinet } from "../../testing/cabinetSamples";
import { yulia } from "../../testing/editingServer";
import { bookingOf, missingIn, type NewVisitForm, newClientFrom, totalsOf } from "./form";

const form: NewVisitForm = {
  master: 1,
  known: marina,
  fresh: null,
  services: [2, 1],
  startsAt: "2026-11-28T15:00:00+03:00",
  comment: " ",
  notify: true,
};

describe("what is sent", () => {
  test("names a known client, and the services in the order chosen", () => {
    expect(bookingOf(form)).toEqual({
      master: 1,
      starts_at: "2026-11-28T15:00:00+03:00",
      services: [2, 1],
      client: { id: 11 },
      comment: null,
      notify: true,
    });
  });

  test("tells nobody who has no Telegram", () => {
    expect(bookingOf({ ...form, known: yulia })?.notify).toBe(false);
  });

  test("describes a new client by what was typed", () => {
    const fresh = { firstName: " Ира ", lastName: "", phone: "8 912 345-67-89" };
    expect(bookingOf({ ...form, known: null, fresh })).toMatchObject({
      client: { first_name: "Ира", last_name: null, phone: "8 912 345-67-89" },
      notify: false,
    });
  });
});

test.each<[Partial<NewVisitForm>, string | null]>([
  [{}, null],
  [{ known: null }, "client"],
  [{ known: null, fresh: { firstName: " ", lastName: "", phone: "1" } }, "client"],
  [{ services: [] }, "services"],
  [{ startsAt: null }, "time"],
])("with %o there is missing: %s", (part, missing) => {
  expect(missingIn({ ...form, ...part })).toBe(missing);
});

test("several services are added up, and one price that starts somewhere makes the sum start there", () => {
  const services = ownCabinet.services.map((service) => ({
    ...service,
    price_from: service.id === 2,
  }));
  expect(totalsOf({ ...ownCabinet, services }, [1, 2])).toEqual({
    minutes: 210,
    price_kopecks: 500_000,
    price_from: true,
  });
});

test.each([
  ["Ирина Ким", { firstName: "Ирина", lastName: "Ким", phone: "" }],
  ["+7 912 345", { firstName: "", lastName: "", phone: "+7 912 345" }],
  ["", { firstName: "", lastName: "", phone: "" }],
])("searching for “%s” in vain begins a new client", (query, client) => {
  expect(newClientFrom(query)).toEqual(client);
});
