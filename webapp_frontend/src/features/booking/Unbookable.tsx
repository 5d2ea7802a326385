import { CalendarX } from "lucide";
import type { ApiError } from "../../api/errors";
import { t } from "../../texts";
import { errorText, Message } from "../../ui/Message";

const aboutChoice = new Set<ApiError["code"]>([
  "visit_too_long",
  "service_not_offered",
  "master_not_found",
]);

/** Whether the server refuses what was chosen, so that asking again would change nothing. */
export function isAboutChoice({ code }: ApiError): boolean {
  return aboutChoice.has(code);
}

/** Why there are no times for what was chosen, and what to choose instead. */
export function Unbookable({ error }: { error: ApiError }) {
  return (
    <div role="alert">
      <Message icon={CalendarX} title={t().time.unbookableTitle} text={errorText(error)} />
    </div>
  );
}
