import { useEffect, useState } from "preact/hooks";
import { type ApiError, asApiError } from "../../api/errors";
import { fetchVisit } from "../../api/payments";
import type { Visit } from "../../api/wire";
import { currentSlug } from "../../routing";
import { isInsideTelegram } from "../../telegram";
import { showVisit } from "./changes";
import { visitOf, visits } from "./visits";

export type Found =
  | { state: "here"; visit: Visit }
  | { state: "loading" }
  | { state: "absent" }
  | { state: "failed"; error: ApiError; retry: () => void };

/** One of the client's visits, from their list or, where that leaves it out, by itself. */
export function useVisit(id: number): Found {
  const visit = visitOf(id);
  const [turn, setTurn] = useState(0);
  const [isSought, setSought] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  useEffect(() => {
    if (!isInsideTelegram() || visitOf(id)) return;
    setSought(false);
    seek(id).then((error) => {
      setFailure(error);
      setSought(true);
    });
  }, [id, turn]);
  if (visit) return { state: "here", visit };
  if (!isSought) return { state: "loading" };
  if (failure === null) return { state: "absent" };
  return { state: "failed", error: failure, retry: () => setTurn(turn + 1) };
}

/** Asks for a visit; null where that went well, or where there is none. */
async function seek(id: number): Promise<ApiError | null> {
  await visits.load();
  if (visits.data.value === null) return visits.error.value;
  if (visitOf(id)) return null;
  try {
    showVisit(await fetchVisit(currentSlug(), id));
    return null;
  } catch (thrown) {
    const error = asApiError(thrown);
    return error.code === "visit_not_found" || error.code === "not_found" ? null : error;
  }
}
