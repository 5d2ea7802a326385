import { useEffect } from "preact/hooks";
import type { ApiError } from "../../api/errors";
import type { Visit } from "../../api/wire";
import { isInsideTelegram } from "../../telegram";
import { visitOf, visits } from "./visits";

export type Found =
  | { state: "here"; visit: Visit }
  | { state: "loading" }
  | { state: "absent" }
  | { state: "failed"; error: ApiError };

/** One of the client's visits; asks for the list unless it is known already. */
export function useVisit(id: number): Found {
  const visit = visitOf(id);
  useEffect(() => {
    if (isInsideTelegram() && visitOf(id) === null) visits.load();
  }, [id]);
  if (visit) return { state: "here", visit };
  const error = visits.error.value;
  if (error) return { state: "failed", error };
  return visits.data.value === null ? { state: "loading" } : { state: "absent" };
}
