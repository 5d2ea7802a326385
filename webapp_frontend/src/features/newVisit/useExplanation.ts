import { useEffect, useState } from "preact/hooks";
import { explainStart } from "../../api/cabinet/endpoints";
import type { Explanation } from "../../api/cabinet/wire";
import type { NewVisitForm } from "./form";

export interface Explained {
  /** null while nothing is chosen, on its way, or when it could not be had. */
  answer: Explanation | null;
  isAsking: boolean;
}

interface Answer {
  question: string;
  explanation: Explanation | null;
}

const pauseMs = 250;

/** What there is to say about the chosen start: whether it is free, and what clients would be told. */
export function useExplanation({ master, services, startsAt }: NewVisitForm): Explained {
  const [last, setLast] = useState<Answer>({ question: "", explanation: null });
  const question =
    startsAt === null || services.length === 0 ? "" : JSON.stringify([master, services, startsAt]);
  useEffect(() => {
    if (question === "" || startsAt === null) return;
    let isCurrent = true;
    const answered = (explanation: Explanation | null) =>
      isCurrent && setLast({ question, explanation });
    const timer = setTimeout(() => {
      // Without an answer the visit can be booked all the same: the server checks it then.
      explainStart({ master, services, starts_at: startsAt }).then(answered, () => answered(null));
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [question]);
  const isAnswered = last.question === question;
  return {
    answer: isAnswered ? last.explanation : null,
    isAsking: question !== "" && !isAnswered,
  };
}
