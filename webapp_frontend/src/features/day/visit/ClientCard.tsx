import { Pencil, Phone, Send } from "lucide";
import type { VisitClient } from "../../../api/cabinet/wire";
import { phoneText } from "../../../format/phone";
import { ct } from "../../../texts/cabinet";
import { Card } from "../../../ui/Card";
import { Icon } from "../../../ui/Icon";
import css from "./visit.module.css";

interface Props {
  client: VisitClient;
  onEdit: () => void;
  /** Absent for who may not change what holds for a client alone. */
  onTerms: (() => void) | undefined;
}

/** Who comes: how to reach her, how often she has been here, what to remember. */
export function ClientCard({ client, onEdit, onTerms }: Props) {
  const { call, write, kept, noShows, clientNote, terms } = ct().day.visit;
  const known = [kept(client.visits), ...(client.no_shows > 0 ? [noShows(client.no_shows)] : [])];
  return (
    <Card>
      <div class={css.clientHead}>
        <div>
          <p class={css.clientName}>{client.name}</p>
          <p class={css.hint}>{known.join(" · ")}</p>
        </div>
        <button type="button" class={css.edit} aria-label={clientNote} onClick={onEdit}>
          <Icon of={Pencil} size={20} />
        </button>
      </div>
      {client.note && <p class={css.clientNote}>{client.note}</p>}
      {(client.phone || client.username) && (
        <div class={css.contacts}>
          {client.phone && (
            <a
              class={css.contact}
              href={`tel:${client.phone}`}
              aria-label={`${call}: ${phoneText(client.phone)}`}
            >
              <Icon of={Phone} size={18} />
              {phoneText(client.phone)}
            </a>
          )}
          {client.username && (
            <a
              class={css.contact}
              href={`https://t.me/${client.username}`}
              aria-label={`${write}: @${client.username}`}
            >
              <Icon of={Send} size={18} />@{client.username}
            </a>
          )}
        </div>
      )}
      {onTerms && (
        <button type="button" class={css.terms} onClick={onTerms}>
          {terms}
        </button>
      )}
    </Card>
  );
}
