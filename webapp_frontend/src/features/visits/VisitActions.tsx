import { CalendarCheck, CalendarClock, CalendarPlus, X } from "lucide";
import type { Visit } from "../../api/wire";
import { go } from "../../routing";
import { hasHost, openLink } from "../../telegram";
import { t } from "../../texts";
import { Card } from "../../ui/Card";
import { IconButton, IconDownload } from "../../ui/IconAction";
import css from "./visits.module.css";

interface Props {
  visit: Visit;
  onCancel?: (() => void) | undefined;
  linksToList?: boolean;
}

/** What one can do with a coming visit. */
export function VisitActions({ visit, onCancel, linksToList = false }: Props) {
  const { calendar, myVisits, move, cancel } = t().done;
  return (
    <Card class={css.actions}>
      {hasHost() ? (
        <IconButton icon={CalendarPlus} label={calendar} onPress={() => openCalendar(visit)} />
      ) : (
        <IconDownload icon={CalendarPlus} label={calendar} href={visit.calendar_url} />
      )}
      {linksToList && (
        <IconButton icon={CalendarCheck} label={myVisits} onPress={() => go({ name: "visits" })} />
      )}
      {visit.can_move && (
        <IconButton
          icon={CalendarClock}
          label={move}
          onPress={() => go({ name: "move", visit: visit.id })}
        />
      )}
      {onCancel && <IconButton icon={X} label={cancel} onPress={onCancel} />}
    </Card>
  );
}

// A phone's WebView downloads nothing; the browser outside it does.
function openCalendar({ calendar_url }: Visit): void {
  openLink(new URL(calendar_url, location.origin).href);
}
