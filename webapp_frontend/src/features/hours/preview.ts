import { type ReadonlySignal, signal } from "@preact/signals";
import { previewSchedule } from "../../api/cabinet/endpoints";
import type { ScheduleDraft, SchedulePreview } from "../../api/cabinet/wire";
import { type ApiError, asApiError } from "../../api/errors";

/** What hours would come to if they were saved. */
export interface Preview {
  /** The last answer; of an older draft while `isAsking`. */
  answer: ReadonlySignal<SchedulePreview | null>;
  error: ReadonlySignal<ApiError | null>;
  isAsking: ReadonlySignal<boolean>;
  /** Asks once the hands have rested for a moment. */
  askSoon(plan: ScheduleDraft): void;
  /** Asks for nothing any more and forgets what was answered. */
  clear(): void;
}

const restMs = 400;

export function createPreview(master: number): Preview {
  const answer = signal<SchedulePreview | null>(null);
  const error = signal<ApiError | null>(null);
  const isAsking = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: ScheduleDraft | null = null;

  async function ask(plan: ScheduleDraft): Promise<void> {
    const [came, failed] = await previewSchedule(master, plan).then(
      (found) => [found, null] as const,
      (thrown) => [answer.value, asApiError(thrown)] as const,
    );
    if (plan !== latest) return;
    answer.value = came;
    error.value = failed;
    isAsking.value = false;
  }

  function askSoon(plan: ScheduleDraft): void {
    clearTimeout(timer);
    latest = plan;
    isAsking.value = true;
    error.value = null;
    timer = setTimeout(() => ask(plan), restMs);
  }

  function clear(): void {
    clearTimeout(timer);
    latest = null;
    isAsking.value = false;
    answer.value = null;
    error.value = null;
  }

  return { answer, error, isAsking, askSoon, clear };
}
