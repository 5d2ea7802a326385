import { CircleCheck, ClockAlert, type IconNode, SearchCheck } from "lucide";
import type { Tenant, Visit } from "../../api/wire";
import { money } from "../../format/numbers";
import { returnTo } from "../../routing";
import { pt } from "../../texts/payments";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Message";
import { bookAgain } from "../visits/bookAgain";
import type { Outcome } from "./payState";

interface Props {
  tenant: Tenant;
  visit: Visit;
  outcome: Outcome;
}

/** What has come of paying, and what to do next. */
export function PayOutcome({ tenant, visit, outcome }: Props) {
  const { overAgain, toVisit } = pt().pay;
  const [icon, title, text] = wordsOf(visit, tenant)[outcome];
  return (
    <div role="status">
      <Message icon={icon} title={title} text={text}>
        {outcome === "over" ? (
          <Button tone="filled" onPress={() => bookAgain(visit, tenant)}>
            {overAgain}
          </Button>
        ) : (
          <Button onPress={() => returnTo({ name: "visit", visit: visit.id })}>{toVisit}</Button>
        )}
      </Message>
    </div>
  );
}

function wordsOf(
  { returned_kopecks, payment }: Visit,
  { currency }: Tenant,
): Record<Outcome, [icon: IconNode, title: string, text: string]> {
  const texts = pt().pay;
  const over = returned_kopecks > 0 ? texts.late(money(returned_kopecks, currency)) : texts.over;
  const paid = texts.paid(money(payment?.amount_kopecks ?? 0, currency));
  return {
    over: [ClockAlert, texts.overTitle, over],
    put_aside: [SearchCheck, texts.putAsideTitle, texts.putAside],
    paid: [CircleCheck, texts.paidTitle, paid],
    nothing: [CircleCheck, texts.nothingTitle, texts.nothing],
  };
}
