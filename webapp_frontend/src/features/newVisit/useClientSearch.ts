import { useEffect, useState } from "preact/hooks";
import { searchClients } from "../../api/cabinet/endpoints";
import type { StaffClient } from "../../api/cabinet/wire";
import { type ApiError, asApiError } from "../../api/errors";

export interface ClientSearch {
  /** What was found, and for which words; null before the first answer. */
  found: { query: string; clients: StaffClient[] } | null;
  error: ApiError | null;
  isSearching: boolean;
  retry: () => void;
}

const pauseMs = 250;

/** Clients whose name or phone fits what is typed, asked once the typing pauses; recent at first. */
export function useClientSearch(typed: string): ClientSearch {
  const query = typed.trim();
  const [found, setFound] = useState<ClientSearch["found"]>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const ask = () =>
      searchClients(query).then(
        ({ clients }) => {
          if (!isCurrent) return;
          setFound({ query, clients });
          setError(null);
        },
        (thrown: unknown) => isCurrent && setError(asApiError(thrown)),
      );
    const timer = setTimeout(ask, query === "" ? 0 : pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query, round]);
  return {
    found,
    error,
    isSearching: error === null && found?.query !== query,
    retry: () => {
      setError(null);
      setRound(round + 1);
    },
  };
}
