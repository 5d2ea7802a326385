import { CircleCheck, ClockAlert, SearchCheck } from "lucide";
import type { Tenant, Visit } from "../../api/wire";
import { money } from "../../format/numbers";
import { returnTo } from "../../routing";
import { pt } from "../../texts/payments";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Message";
import { bookAgain } from "../visits/bookAgain";
import type { PayState } from "./payState";

interface Props {
  tenant: Tenant;
  visit: Visit;
  state: PayState;
}

/** What has come of paying, and what to do next. */
export function PayOutcome({ tenant, visit, state }: Props) {
  const texts = pt().pay;
  const amountOf = (kopecks: number) => money(kopecks, tenant.currency);
  if (state === "over") {
    const { returned_kopecks: returned } = visit;
    return (
      <div role="status">
        <Message
          icon={ClockAlert}
          title={texts.overTitle}
          text={returned > 0 ? texts.late(amountOf(returned)) : texts.over}
        >
          <Button tone="filled" onPress={() => bookAgain(visit, tenant)}>
            {texts.overAgain}
          </Button>
        </Message>
      </div>
    );
  }
  const [icon, title, text] =
    state === "put_aside"
      ? ([SearchCheck, texts.putAsideTitle, texts.putAside] as const)
      : state === "paid"
        ? ([
            CircleCheck,
            texts.paidTitle,
            texts.paid(amountOf(visit.payment?.amount_kopecks ?? 0)),
          ] as const)
        : ([CircleCheck, texts.nothingTitle, texts.nothing] as const);
  return (
    <div role="status">
      <Message icon={icon} title={title} text={text}>
        <Button onPress={() => returnTo({ name: "visit", visit: visit.id })}>
          {texts.toVisit}
        </Button>
      </Message>
    </div>
  );
}
