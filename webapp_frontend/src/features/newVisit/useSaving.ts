import { useRef, useState } from "preact/hooks";
import { bookForClient } from "../../api/cabinet/endpoints";
import { type ApiError, asApiError } from "../../api/errors";
import { go } from "../../cabinet/routing";
import { cabinet } from "../../cabinet/state";
import { say } from "../../cabinet/Toast";
import { dayAndTime } from "../../format/dates";
import { wallOf } from "../../format/wall";
import { haptic } from "../../telegram";
import { ct } from "../../texts/cabinet";
import { randomUuid } from "../../uuid";
import { takeVisit } from "../day/days";
import { bookingOf, type NewVisitForm } from "./form";

export interface Saving {
  /** What was wrong with the last try, until something else is chosen. */
  error: ApiError | null;
  isSending: boolean;
  isSaved: boolean;
  /** How often the server has refused: what was known of free times is old then. */
  refusals: number;
  save: () => Promise<void>;
}

interface Failure {
  error: ApiError;
  /** What it was that failed. */
  attempt: string;
}

/** Books what the form says, once per choice however often it is sent, and shows it on its day. */
export function useSaving(form: NewVisitForm): Saving {
  const [isSending, setSending] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const key = useRef({ attempt: "", value: "" });
  const booking = bookingOf(form);
  const attempt = JSON.stringify(booking);

  async function save(): Promise<void> {
    if (booking === null) return;
    // After a lost answer the same key finds the visit that may stand already.
    if (key.current.attempt !== attempt) key.current = { attempt, value: randomUuid() };
    setSending(true);
    setFailure(null);
    try {
      const visit = await bookForClient(booking, key.current.value);
      takeVisit(visit);
      const when = wallOf(visit.starts_at);
      setSaved(true);
      haptic({ type: "notification", notification_type: "success" });
      say(ct().newVisit.saved(visit.client.name, dayAndTime(when)));
      go({ name: "day", date: when.date }, { replace: true });
    } catch (thrown) {
      refused(asApiError(thrown));
    }
    setSending(false);
  }

  function refused(error: ApiError): void {
    haptic({ type: "notification", notification_type: "error" });
    setFailure({ error, attempt });
    if (error.outcomeUnknown) return;
    key.current = { attempt: "", value: "" };
    setRefusals((count) => count + 1);
    if (error.code === "service_not_offered") cabinet.load();
  }

  return {
    error: failure?.attempt === attempt ? failure.error : null,
    isSending,
    isSaved,
    refusals,
    save,
  };
}
