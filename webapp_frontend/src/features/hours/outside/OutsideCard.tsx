import { useState } from "preact/hooks";
import type { Outside } from "../../../api/cabinet/wire";
import { phoneText } from "../../../format/phone";
import { hoursTexts } from "../../../texts/cabinet/hours";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { VisitLine } from "../VisitLine";
import { CancelSheet } from "./CancelSheet";
import { MoveChoice } from "./MoveChoice";
import { decisionOf, type OutsideVisits } from "./outside";
import css from "./outside.module.css";
import { ProposeSheet } from "./ProposeSheet";

type Asking = "move" | "cancel" | "propose" | null;

interface Props {
  visits: OutsideVisits;
  outside: Outside;
}

/** One visit outside hours with all that can be done about it. */
export function OutsideCard({ visits, outside }: Props) {
  const [asking, setAsking] = useState<Asking>(null);
  const { visit } = outside;
  const decision = decisionOf(visits, visit);
  const close = () => setAsking(null);
  return (
    <li>
      <Card class={decision === "kept" ? css.kept : undefined}>
        <VisitLine visit={visit} />
        <Contact {...outside} />
        {decision === "proposed" && <p class={css.waiting}>{hoursTexts().outside.proposed}</p>}
        {decision === "kept" ? (
          <Kept onUndo={() => visits.keep(visit, false)} />
        ) : (
          <Actions {...{ visits, outside, asking, setAsking }} />
        )}
        {asking === "move" && decision !== "kept" && (
          <MoveChoice visits={visits} outside={outside} />
        )}
      </Card>
      {asking === "cancel" && <CancelSheet visits={visits} visit={visit} onClose={close} />}
      {asking === "propose" && <ProposeSheet visits={visits} chosen={[visit]} onClose={close} />}
    </li>
  );
}

function Contact({ visit }: Outside) {
  const { phone, has_telegram } = visit.client;
  return (
    <p class={css.contact}>
      {phone && <a href={`tel:${phone}`}>{phoneText(phone)}</a>}
      {!has_telegram && <span>{hoursTexts().outside.noTelegram}</span>}
    </p>
  );
}

function Kept({ onUndo }: { onUndo: () => void }) {
  const { kept, unkeep } = hoursTexts().outside;
  return (
    <div class={css.decided}>
      <p>{kept}</p>
      <Button onPress={onUndo}>{unkeep}</Button>
    </div>
  );
}

interface ActionsProps extends Props {
  asking: Asking;
  setAsking: (asking: Asking) => void;
}

function Actions({ visits, outside, asking, setAsking }: ActionsProps) {
  const { visit } = outside;
  const { move, propose, cancel, keep } = hoursTexts().outside;
  return (
    <div class={css.actions}>
      <button
        type="button"
        class={css.move}
        aria-expanded={asking === "move"}
        onClick={() => setAsking(asking === "move" ? null : "move")}
      >
        {move}
      </button>
      {visit.client.has_telegram && <Button onPress={() => setAsking("propose")}>{propose}</Button>}
      <Button onPress={() => visits.keep(visit, true)}>{keep}</Button>
      <Button tone="danger" onPress={() => setAsking("cancel")}>
        {cancel}
      </Button>
    </div>
  );
}
