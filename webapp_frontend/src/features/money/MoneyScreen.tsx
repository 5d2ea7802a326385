import { useEffect } from "preact/hooks";
import type { MoneyMonth } from "../../api/cabinet/wire";
import { go } from "../../cabinet/routing";
import { cabinet } from "../../cabinet/state";
import { monthYear } from "../../format/dates";
import { moneyTexts } from "../../texts/cabinet/money";
import { AppBar } from "../../ui/AppBar";
import { Card } from "../../ui/Card";
import { ErrorState } from "../../ui/Message";
import { MonthSwitch } from "../../ui/MonthSwitch";
import { Skeleton } from "../../ui/Skeleton";
import { Entries } from "./Entries";
import { MoneySettings } from "./MoneySettings";
import { MonthPicture } from "./MonthPicture";
import { chosenDay, type KnownMonth, monthAfter, monthOf, thisMonth } from "./money";
import { Ahead, Totals } from "./Totals";
import { WaitingRow } from "./WaitingRow";

/** A month of money: what came, what is to come, what needs a hand; and the way to its settings. */
export function MoneyScreen({ month: wanted }: { month: string | null }) {
  const month = wanted ?? thisMonth();
  const { title, previous, next } = moneyTexts();
  return (
    <>
      <AppBar title={title} subtitle={cabinet.data.value?.name} />
      <main>
        <WaitingRow />
        <MonthSwitch
          title={monthYear(`${month}-01`)}
          previousLabel={previous}
          nextLabel={next}
          onPrevious={() => show(monthAfter(month, -1))}
          onNext={month < monthAfter(thisMonth(), 1) ? () => show(monthAfter(month, 1)) : undefined}
        />
        <Month key={month} month={month} known={monthOf(month)} />
        <MoneySettings month={month} />
      </main>
    </>
  );
}

function show(month: string): void {
  chosenDay.value = null;
  go({ name: "money", month: month === thisMonth() ? null : month }, { replace: true });
}

function Month({ month, known }: { month: string; known: KnownMonth }) {
  const { picture, entries } = known;
  useEffect(() => {
    picture.load();
    entries.load();
  }, [known]);
  const data = picture.data.value;
  const error = picture.error.value;
  if (data === null) {
    if (error) return <ErrorState error={error} onRetry={picture.load} />;
    return <Skeleton heights={[210, 220, 110]} />;
  }
  return (
    <>
      {isEmpty(data) ? <Empty /> : <Full data={data} />}
      <Ahead data={data} />
      {!isEmpty(data) && <Entries month={month} entries={entries} />}
    </>
  );
}

function Full({ data }: { data: MoneyMonth }) {
  return (
    <>
      <MonthPicture data={data} />
      <Totals data={data} />
    </>
  );
}

function Empty() {
  const { emptyTitle, empty } = moneyTexts();
  return (
    <Card>
      <h2>{emptyTitle}</h2>
      <p>{empty}</p>
    </Card>
  );
}

// A sum may be nothing because a refund has taken all that came.
function isEmpty({ days, totals, has_test }: MoneyMonth): boolean {
  const moved = days.some((day) => day.online_kopecks !== 0 || day.onsite_kopecks !== 0);
  return !moved && !has_test && Object.values(totals).every((kopecks) => kopecks === 0);
}
