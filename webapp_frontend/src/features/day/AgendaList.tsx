import { ChevronRight } from "lucide";
import type { Span, StaffDay, StaffVisit } from "../../api/cabinet/wire";
import { go } from "../../cabinet/routing";
import { masterId } from "../../cabinet/state";
import { fullDay } from "../../format/dates";
import { duration } from "../../format/numbers";
import { wallOf } from "../../format/wall";
import { ct } from "../../texts/cabinet";
import { Card, SectionTitle } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import css from "./day.module.css";
import { type Piece, piecesOf } from "./grid/pieces";
import { StatusMark } from "./StatusMark";
import { minutesOf, summaryOf } from "./summary";
import { marksOf, priceOf, servicesOf } from "./visitTexts";

/** Days one below another, with their visits and holes in the order of time. */
export function AgendaList({ days }: { days: StaffDay[] }) {
  const shown = days.filter((day) => day.visits.length > 0);
  if (shown.length === 0) {
    return (
      <Card class={css.note}>
        <p>{ct().day.emptyAgenda}</p>
      </Card>
    );
  }
  return (
    <>
      {shown.map((day) => (
        <section key={day.date}>
          <SectionTitle>
            {fullDay(day.date)} · {summaryOf(day)}
          </SectionTitle>
          <Card class={css.agenda}>
            <ol>
              {piecesOf(day).map((piece) => (
                <AgendaRow key={piece.key} piece={piece} />
              ))}
            </ol>
          </Card>
        </section>
      ))}
    </>
  );
}

function AgendaRow({ piece }: { piece: Piece }) {
  if (piece.kind === "visit") return <VisitRow visit={piece.visit} />;
  if (piece.kind !== "hole" || !piece.hole.sellable) return null;
  const { hole } = piece;
  return (
    <li>
      <button
        type="button"
        class={`${css.row} ${css.holeRow}`}
        onClick={() => go({ name: "newVisit", at: hole.starts_at, master: masterId.value })}
      >
        <Times span={hole} />
        <span class={css.grow}>{ct().day.hole(duration(minutesOf(hole)))}</span>
        <span class={css.action}>{ct().day.place.book}</span>
      </button>
    </li>
  );
}

function Times({ span }: { span: Span }) {
  return (
    <span class={css.time}>
      {wallOf(span.starts_at).time}
      <span class={css.hint}>{wallOf(span.ends_at).time}</span>
    </span>
  );
}

function VisitRow({ visit }: { visit: StaffVisit }) {
  return (
    <li>
      <button type="button" class={css.row} onClick={() => go({ name: "visit", visit: visit.id })}>
        <Times span={visit} />
        <span class={css.grow}>
          <b class={css.who}>{visit.client.name}</b>
          <span class={css.hint}>{servicesOf(visit)}</span>
          <span class={css.hint}>{[priceOf(visit), ...marksOf(visit)].join(" · ")}</span>
          {visit.status !== "booked" && <StatusMark visit={visit} />}
        </span>
        <Icon of={ChevronRight} class={css.chevron} size={20} />
      </button>
    </li>
  );
}
