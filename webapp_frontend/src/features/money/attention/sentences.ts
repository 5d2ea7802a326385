import { attentionTexts } from "../../../texts/cabinet/attention";

/** The sentence for a code, or the one for all others. */
export function knownOr<T extends { other: string }>(sentences: T, code: string | null): string {
  const known = Object.entries(sentences).find(([name]) => name === code);
  return known?.[1] ?? sentences.other;
}

/** Why a refund has not gone, and what to do about it. */
export function refundProblem(problem: string | null): string {
  const { problems } = attentionTexts();
  return problem === null ? problems.waiting : knownOr(problems, problem);
}
