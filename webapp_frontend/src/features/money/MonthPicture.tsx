import type { MoneyDay, MoneyMonth } from "../../api/cabinet/wire";
import { dayMonth, dayOfMonth } from "../../format/dates";
import { plural } from "../../format/numbers";
import { moneyTexts } from "../../texts/cabinet/money";
import { Card } from "../../ui/Card";
import { DayBars } from "../../ui/DayBars";
import { chosenDay } from "./money";
import { sum } from "./sums";

/** The days of a month as bars: what came online, and on site. */
export function MonthPicture({ data: { days, totals } }: { data: MoneyMonth }) {
  const texts = moneyTexts();
  // The total counts tips, the bars do not.
  const top = totals.tips_kopecks === 0 ? texts.most : texts.mostWithoutTips;
  const most = Math.max(...days.map((day) => day.online_kopecks + day.onsite_kopecks), 0);
  return (
    <Card>
      <DayBars
        legend={texts.chart}
        firstLabel={texts.online}
        secondLabel={texts.onsite}
        top={top(sum(most))}
        bars={days.map((day) => ({
          value: day.date,
          mark: isMarked(day.date) ? dayOfMonth(day.date) : "",
          spoken: spokenOf(day),
          first: day.online_kopecks,
          second: day.onsite_kopecks,
        }))}
        value={chosenDay.value}
        onChoose={(date) => {
          chosenDay.value = date;
        }}
      />
    </Card>
  );
}

function spokenOf({ date, online_kopecks, onsite_kopecks, visits }: MoneyDay): string {
  const { spokenDay, visits: forms } = moneyTexts();
  return spokenDay(dayMonth(date), sum(online_kopecks), sum(onsite_kopecks), plural(visits, forms));
}

/** Every seventh day from the first has its number below it. */
function isMarked(date: string): boolean {
  return Number(date.slice(8)) % 7 === 1;
}
