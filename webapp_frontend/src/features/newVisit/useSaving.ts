import { useRef, useState } from "preact/hooks";
import { bookForClient } from "../../api/cabinet/endpoints";
import type { StaffVisit } from "../../api/cabinet/wire";
import { type ApiError, asApiError } from "../../api/errors";
import { go } from "../../cabinet/routing";
import { cabinet, chooseMaster } from "../../cabinet/state";
import { say } from "../../cabinet/Toast";
import { dayAndTime } from "../../format/dates";
import { wallOf } from "../../format/wall";
import { haptic } from "../../telegram";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
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
  const booking = bookingOf(form);
  const attempt = JSON.stringify(booking);
  const key = useKey(attempt);

  async function save(): Promise<void> {
    if (booking === null) return;
    setSending(true);
    setFailure(null);
    try {
      const visit = await bookForClient(booking, key.take());
      setSaved(true);
      show(visit);
    } catch (thrown) {
      refused(asApiError(thrown));
    }
    setSending(false);
  }

  function refused(error: ApiError): void {
    haptic({ type: "notification", notification_type: "error" });
    setFailure({ error, attempt });
    if (error.outcomeUnknown) return;
    key.drop();
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

/** The key of an attempt: after a lost answer the same one finds the visit that may stand already. */
function useKey(attempt: string) {
  const last = useRef({ attempt: "", key: "" });
  return {
    take(): string {
      if (last.current.attempt !== attempt) last.current = { attempt, key: randomUuid() };
      return last.current.key;
    },
    drop(): void {
      last.current = { attempt: "", key: "" };
    },
  };
}

/** Says that the visit is booked and shows it where it stands. */
function show(visit: StaffVisit): void {
  const when = wallOf(visit.starts_at);
  takeVisit(visit);
  chooseMaster(visit.master.id);
  haptic({ type: "notification", notification_type: "success" });
  say(newVisitTexts().saved(visit.client.name, dayAndTime(when)));
  go({ name: "day", date: when.date }, { replace: true });
}
