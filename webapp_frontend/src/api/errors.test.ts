import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { en } from "../texts/en";
import { ru } from "../texts/ru";
import { isServerCode, serverCodes } from "./errors";

const contract: Record<string, number> = JSON.parse(
  readFileSync("../tests/contract/error_codes.json", "utf8"),
);

test("the client knows exactly the codes that the server answers with", () => {
  expect([...serverCodes].sort()).toEqual(Object.keys(contract).sort());
});

test.each(Object.keys(contract))("%s has something to say in Russian and in English", (code) => {
  if (!isServerCode(code)) throw new Error(`${code} is not in the union`);
  expect(ru.errors[code]).toMatch(/[а-я]/);
  expect(en.errors[code]).toMatch(/[a-z]/);
});
