import { dayAndTime } from "../../format/dates";
import type { Wall } from "../../format/wall";
import { t } from "../../texts";

/** Until when a client may do something about a visit by herself. */
export interface Deadline {
  /** null once that has passed. */
  until: Wall | null;
  /** Whether it is the start itself. */
  isStart: boolean;
}

/** The rules of cancelling and moving; one sentence where both end at the same moment. */
export function policyText(cancel: Deadline, move: Deadline): string {
  const { both, cancelling, moving } = t().policy;
  if (momentOf(cancel) === momentOf(move)) return ruleText(cancel, both);
  return `${ruleText(cancel, cancelling)} ${ruleText(move, moving)}`;
}

/** The rule of cancelling alone. */
export function cancelText(cancel: Deadline): string {
  return ruleText(cancel, t().policy.cancelling);
}

interface RuleTexts {
  anytime: string;
  until: (when: string) => string;
  late: string;
}

function ruleText({ until, isStart }: Deadline, texts: RuleTexts): string {
  if (isStart) return texts.anytime;
  return until === null ? texts.late : texts.until(dayAndTime(until));
}

function momentOf({ until, isStart }: Deadline): string {
  return `${until?.date} ${until?.time} ${isStart}`;
}
