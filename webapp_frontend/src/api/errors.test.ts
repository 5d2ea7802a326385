import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as cabinet from "../texts/cabinet/shell";
import { en } from "../texts/en";
import * as payments from "../texts/payments/en";
import * as paymentsRu from "../texts/payments/ru";
import { ru } from "../texts/ru";
import { cabinetCodes, clientCodes, paymentCodes } from "./errors";

const contract: Record<string, number> = JSON.parse(
  readFileSync("../tests/contract/error_codes.json", "utf8"),
);

test("the pages know exactly the codes that the server answers with", () => {
  expect([...clientCodes, ...paymentCodes, ...cabinetCodes].sort()).toEqual(
    Object.keys(contract).sort(),
  );
});

test.each(clientCodes)("%s has something to say in Russian and in English", (code) => {
  expect(ru.errors[code]).toMatch(/[а-я]/);
  expect(en.errors[code]).toMatch(/[a-z]/);
});

test.each(paymentCodes)("%s has something to say where money is in both languages", (code) => {
  expect(paymentsRu.ru.errors[code]).toMatch(/[а-я]/);
  expect(payments.en.errors[code]).toMatch(/[a-z]/);
});

test.each(cabinetCodes)("%s has something to say in the cabinet in both languages", (code) => {
  expect(cabinet.ru.errors[code]).toMatch(/[а-я]/);
  expect(cabinet.en.errors[code]).toMatch(/[a-z]/);
});
