import { useEffect, useState } from "preact/hooks";
import { type ApiError, asApiError } from "../../api/errors";
import { fetchQuote } from "../../api/payments";
import type { AskPrice, Quote } from "../../api/wire";
import { currentSlug } from "../../routing";

export interface Priced {
  /** The latest quote; while another is on its way it may be of what was chosen before. */
  quote: Quote | null;
  /** Whether the quote is of what is chosen now. */
  isCertain: boolean;
  error: ApiError | null;
  reload: () => void;
}

interface Answer {
  to: string;
  quote: Quote | null;
  error: ApiError | null;
}

/** The price of what is chosen, asked anew whenever that changes; of null nothing is asked. */
export function useQuote(asked: AskPrice | null): Priced {
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<Answer>({ to: "", quote: null, error: null });
  const question = JSON.stringify([asked, turn]);
  useEffect(() => {
    if (asked === null) return;
    let isWanted = true;
    fetchQuote(currentSlug(), asked).then(
      (quote) => isWanted && setAnswer({ to: question, quote, error: null }),
      (thrown: unknown) =>
        isWanted && setAnswer(({ quote }) => ({ to: question, quote, error: asApiError(thrown) })),
    );
    return () => {
      isWanted = false;
    };
  }, [question]);
  const isAnswered = answer.to === question;
  return {
    quote: answer.quote,
    isCertain: isAnswered && answer.error === null,
    error: isAnswered ? answer.error : null,
    reload: () => setTurn(turn + 1),
  };
}
