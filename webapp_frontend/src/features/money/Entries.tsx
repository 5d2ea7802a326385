import { useState } from "preact/hooks";
import type { MoneyEntry } from "../../api/cabinet/wire";
import { go } from "../../cabinet/routing";
import { monthYear, shortDay } from "../../format/dates";
import { wallOf } from "../../format/wall";
import type { Resource } from "../../resource";
import { entryKindOf, moneyTexts } from "../../texts/cabinet/money";
import { Button } from "../../ui/Button";
import { Card, SectionTitle } from "../../ui/Card";
import { ErrorState } from "../../ui/Message";
import { Skeleton } from "../../ui/Skeleton";
import { Tag } from "../../ui/Tag";
import { chosenDay } from "./money";
import css from "./money.module.css";
import { signed } from "./sums";

const pageSize = 30;

interface Props {
  month: string;
  entries: Resource<{ entries: MoneyEntry[] }>;
}

/** What moved in a month, or on the day chosen in its picture, the newest first. */
export function Entries({ month, entries }: Props) {
  const { data, error, load } = entries;
  const { entries: title, wholeMonth } = moneyTexts();
  const day = chosenDay.value;
  const shown = data.value?.entries.filter(({ at }) => day === null || wallOf(at).date === day);
  return (
    <section>
      <div class={css.head}>
        <SectionTitle>
          {title(day === null ? monthYear(`${month}-01`) : shortDay(day))}
        </SectionTitle>
        {day !== null && (
          <button type="button" class={css.link} onClick={() => choose(null)}>
            {wholeMonth}
          </button>
        )}
      </div>
      {shown && <EntryList key={day} entries={shown} />}
      {!shown && error.value && <ErrorState error={error.value} onRetry={load} />}
      {!shown && !error.value && <Skeleton heights={[180]} />}
    </section>
  );
}

function choose(day: string | null): void {
  chosenDay.value = day;
}

function EntryList({ entries }: { entries: MoneyEntry[] }) {
  const [limit, setLimit] = useState(pageSize);
  const { noEntries, noEntriesDay, more } = moneyTexts();
  if (entries.length === 0) {
    return <Card>{chosenDay.value === null ? noEntries : noEntriesDay}</Card>;
  }
  const rest = entries.length - limit;
  return (
    <Card class={css.list}>
      <ul>
        {entries.slice(0, limit).map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </ul>
      {rest > 0 && (
        <div class={css.more}>
          <Button onPress={() => setLimit(limit + pageSize)}>
            {more(Math.min(rest, pageSize))}
          </Button>
        </div>
      )}
    </Card>
  );
}

function EntryRow({ entry }: { entry: MoneyEntry }) {
  const { at, amount_kopecks, client, services, starts_at, is_test, visit_id } = entry;
  const { entryKind, visitOn, test } = moneyTexts();
  const moment = wallOf(at);
  return (
    <li class={css.item}>
      <button type="button" class={css.row} onClick={() => go({ name: "visit", visit: visit_id })}>
        <span class={css.grow}>
          <span class={css.name}>{client.name}</span>{" "}
          <span class={css.small}>
            {shortDay(moment.date)}, {moment.time} · {entryKind[entryKindOf(entry)]}
          </span>{" "}
          <span class={css.small}>
            {services} · {visitOn(shortDay(wallOf(starts_at).date))}
          </span>
        </span>
        <span class={css.end}>
          <span class={amount_kopecks < 0 ? css.minus : css.plus}>{signed(amount_kopecks)}</span>
          {is_test && <Tag tone="warn">{test}</Tag>}
        </span>
      </button>
    </li>
  );
}
