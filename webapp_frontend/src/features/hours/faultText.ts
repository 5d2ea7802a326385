import { hoursTexts } from "../../texts/cabinet/hours";
import type { Fault } from "./checks";

/** What is wrong and how to mend it. */
export function faultText(fault: Fault): string {
  return typeof fault === "string" ? hoursTexts().faults[fault] : fault.said;
}
