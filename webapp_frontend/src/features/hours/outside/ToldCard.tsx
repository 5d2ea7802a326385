import { useEffect, useRef } from "preact/hooks";
import { plural } from "../../../format/numbers";
import { phoneText } from "../../../format/phone";
import { hoursTexts } from "../../../texts/cabinet/hours";
import { Card } from "../../../ui/Card";
import type { OutsideVisits, Proposed } from "./outside";
import css from "./outside.module.css";

/** Whom the proposals have reached, and whom to call instead. */
export function ToldCard({ visits }: { visits: OutsideVisits }) {
  const told = visits.told.value;
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that asked for this stands below all visits.
    card.current?.scrollIntoView({ block: "start" });
  }, [told]);
  if (told === null) return null;
  const { told: forms, call, noPhone } = hoursTexts().outside;
  return (
    <div ref={card}>
      {told.clients > 0 && <Card tone="ok">{plural(told.clients, forms)}</Card>}
      {told.unreachable.length > 0 && (
        <Card tone="warn">
          <p>{call}</p>
          <ul>
            {told.unreachable.map(({ visit_id, name, phone }) => (
              <li key={visit_id} class={css.call}>
                {name}
                {phone ? <a href={`tel:${phone}`}>{phoneText(phone)}</a> : <span>{noPhone}</span>}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

/** "2 клиентам написали", and that some have to be called. */
export function toldText({ clients, unreachable }: Proposed): string {
  const { told: forms, call } = hoursTexts().outside;
  const sentences = [clients > 0 && plural(clients, forms), unreachable.length > 0 && call];
  return sentences.filter(Boolean).join(". ");
}
