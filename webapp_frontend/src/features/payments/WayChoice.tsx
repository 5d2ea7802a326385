import { money } from "../../format/numbers";
import { pt } from "../../texts/payments";
import { PillGroup } from "../../ui/Pill";
import type { Way } from "../booking/plan";

interface Props<W extends Way> {
  ways: W[];
  value: W;
  /** What each way takes online now. */
  amounts: Partial<Record<Way, number>>;
  currency: string;
  onChoose: (way: W) => void;
}

/** How much to pay now; nothing where there is no choice. */
export function WayChoice<W extends Way>(props: Props<W>) {
  const { ways, value, amounts, currency, onChoose } = props;
  if (ways.length < 2) return null;
  const { legend, ...names } = pt().way;
  const options = ways.map((way) => {
    const amount = amounts[way];
    const bottom = amount === undefined ? undefined : money(amount, currency);
    return { value: way, label: names[way], bottom };
  });
  return (
    <PillGroup
      legend={legend}
      name="way"
      look="tabs"
      options={options}
      value={value}
      onChoose={(way) => onChoose(way as W)}
    />
  );
}
