import { UserPlus } from "lucide";
import { useState } from "preact/hooks";
import type { StaffClient } from "../../api/cabinet/wire";
import { t } from "../../texts";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { errorText } from "../../ui/Message";
import { TextInput } from "../../ui/TextInput";
import { historyOf } from "./clientTexts";
import { type NewClient, newClientFrom } from "./form";
import css from "./newVisit.module.css";
import { useClientSearch } from "./useClientSearch";

interface Props {
  onChoose: (client: StaffClient) => void;
  onNew: (client: NewClient) => void;
}

const recentCount = 5;

/** Finds a client by name or phone as one types; at first the most recent ones. */
export function ClientSearch({ onChoose, onNew }: Props) {
  const [typed, setTyped] = useState("");
  const { found, error, isSearching, retry } = useClientSearch(typed);
  const texts = newVisitTexts();
  const isRecent = found?.query === "";
  const clients = isRecent ? found.clients.slice(0, recentCount) : (found?.clients ?? []);
  return (
    <Card>
      <TextInput
        label={texts.search}
        type="search"
        autoComplete="off"
        value={typed}
        onChange={setTyped}
      />
      <p class={css.hint} role="status">
        {error && errorText(error)}
        {!error && isSearching && texts.searching}
        {!error && !isSearching && headingOf(typed.trim(), clients.length)}
      </p>
      {error && <Button onPress={retry}>{t().common.retry}</Button>}
      <ul class={isSearching ? css.stale : undefined}>
        {clients.map((client) => (
          <li key={client.id} class={css.item}>
            <button type="button" class={css.client} onClick={() => onChoose(client)}>
              <span class={css.strong}>{client.name}</span>{" "}
              <span class={css.hint}>{historyOf(client)}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class={css.newClient} onClick={() => onNew(newClientFrom(typed))}>
        <Icon of={UserPlus} size={20} />
        {texts.newClient}
      </button>
    </Card>
  );
}

/** What the list below is, or why there is none. */
function headingOf(query: string, count: number): string {
  const texts = newVisitTexts();
  if (query === "") return count === 0 ? texts.nobodyYet : texts.recent;
  return count === 0 ? texts.nobody(query) : texts.found;
}
