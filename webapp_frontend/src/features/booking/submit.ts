import { signal } from "@preact/signals";
import { bookVisit } from "../../api/endpoints";
import { type ApiError, asApiError } from "../../api/errors";
import type { BookVisit, Visit } from "../../api/wire";
import { currentSlug } from "../../routing";
import { forget, recall, remember } from "../../storage";
import { telegramUser } from "../../telegram";
import { randomUuid } from "../../uuid";
import { tenantCard } from "../tenant/tenant";
import { forgetCalendars } from "./calendars";
import { draft } from "./draft";

interface Booking {
  isSending: boolean;
  error: ApiError | null;
  /** What it was that failed; something else may be chosen by then. */
  failed?: string;
}

/** Whether a booking is on its way, and what was wrong with the last one. */
export const booking = signal<Booking>({ isSending: false, error: null });

const pauseBeforeRepeatMs = 1200;

/** Books what was chosen; null when that failed, the reason is then in `booking`. */
export async function book(visit: BookVisit): Promise<Visit | null> {
  booking.value = { isSending: true, error: null };
  try {
    const booked = await sendAnewIfCancelled(visit);
    booking.value = { isSending: false, error: null };
    forget("attempt");
    refreshTimes();
    return booked;
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error.code === "idempotency_key_reused") forget("attempt");
    if (!error.outcomeUnknown) refreshTimes();
    const failed = String([visit.services, visit.master, visit.starts_at]);
    booking.value = { isSending: false, error, failed };
    return null;
  }
}

/** What was wrong with the last booking, as long as the same thing is chosen. */
export function bookingError(): ApiError | null {
  const { services, master, startsAt } = draft.value;
  const { error, failed } = booking.value;
  return failed === String([services, master, startsAt]) ? error : null;
}

/** Takes back the last error, once something else is chosen. */
export function clearBookingError(): void {
  booking.value = { ...booking.value, error: null };
}

// The key may be that of a visit that was booked and cancelled since, perhaps in the chat.
async function sendAnewIfCancelled(visit: BookVisit): Promise<Visit> {
  const answered = await sendTwiceIfUnsure(visit, keyFor(visit));
  if (answered.status !== "cancelled") return answered;
  forget("attempt");
  return sendTwiceIfUnsure(visit, keyFor(visit));
}

// When the answer is lost the visit may stand already: asked again with the same key, the
// server answers with that visit instead of a second one.
async function sendTwiceIfUnsure(visit: BookVisit, key: string): Promise<Visit> {
  try {
    return await bookVisit(currentSlug(), visit, key);
  } catch (thrown) {
    if (!asApiError(thrown).outcomeUnknown) throw thrown;
    await new Promise((resolve) => setTimeout(resolve, pauseBeforeRepeatMs));
    return bookVisit(currentSlug(), visit, key);
  }
}

interface Attempt {
  choice: string;
  key: string;
}

// Kept in storage, so that a reload in the middle does not turn one choice into two visits.
function keyFor(visit: BookVisit): string {
  const choice = JSON.stringify([currentSlug(), telegramUser().id, visit]);
  const last = recall<Attempt>("attempt");
  if (last?.choice === choice) return last.key;
  const key = randomUuid();
  remember("attempt", { choice, key } satisfies Attempt);
  return key;
}

function refreshTimes(): void {
  forgetCalendars();
  tenantCard.load();
}
