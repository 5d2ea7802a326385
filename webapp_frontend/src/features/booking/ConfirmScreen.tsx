import { CalendarClock } from "lucide";
import { useLayoutEffect } from "preact/hooks";
import type { Tenant } from "../../api/wire";
import { priceText } from "../../format/price";
import { back, go } from "../../routing";
import { confirmClosing, isInsideTelegram } from "../../telegram";
import { t } from "../../texts";
import { LinkBar } from "../../ui/ActionBar";
import { AppBar } from "../../ui/AppBar";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Message } from "../../ui/Message";
import { BookBar } from "./BookBar";
import { BookingError, leaveBookingError } from "./BookingError";
import { type Choice, choiceOf } from "./choice";
import { draft, timeRoute } from "./draft";
import { Particulars } from "./Particulars";
import { PayingFields, PayingWay } from "./PayingFields";
import { PriceFailure } from "./PriceFailure";
import { isFree, termsText } from "./planTexts";
import { policyText } from "./policy";
import { slotOf } from "./slot";
import { usePaying } from "./usePaying";
import { WishField } from "./WishField";

/** The whole visit on one page before it is booked. */
export function ConfirmScreen({ tenant }: { tenant: Tenant }) {
  const { services, startsAt } = draft.value;
  const choice = choiceOf(tenant, services);
  return (
    <>
      <AppBar title={t().confirm.title} subtitle={tenant.name} onBack={goBack} />
      {choice && startsAt ? <Confirm {...{ tenant, choice, startsAt }} /> : <NothingChosen />}
    </>
  );
}

interface ConfirmProps {
  tenant: Tenant;
  choice: Choice;
  startsAt: string;
}

function Confirm({ tenant, choice, startsAt }: ConfirmProps) {
  const { comment } = draft.value;
  const slot = slotOf(tenant, choice, startsAt);
  const paying = usePaying(tenant, choice, startsAt);
  const { quote, plan } = paying;
  // With a deposit the rules are others: those without one would be wrong for a moment.
  const isPricing = isInsideTelegram() && tenant.payments.online && !quote && !paying.error;
  useLayoutEffect(() => {
    confirmClosing(comment !== "");
    return () => confirmClosing(false);
  }, [comment !== ""]);
  useLayoutEffect(() => leaveBookingError, []);
  const { cancel, move } = slot;
  const isLate = quote ? !isFree(quote) : cancel.until === null;
  const price = quote && paying.isCertain ? priceText(quote, tenant) : null;
  return (
    <>
      <main>
        <BookingError tenant={tenant} price={price} />
        <Particulars {...{ tenant, choice, slot, startsAt, quote, plan }} />
        <PriceFailure paying={paying} />
        {choice.needs_approval && <Card>{t().confirm.needsApproval}</Card>}
        {plan && <PayingWay {...{ tenant, paying, plan }} />}
        {!isPricing && (
          <Card tone={isLate && !cancel.isStart ? "warn" : "ok"}>
            {quote && plan ? termsText(quote, plan, tenant, slot) : policyText(cancel, move)}
          </Card>
        )}
        {plan && <PayingFields paying={paying} />}
        {isInsideTelegram() && <WishField />}
        {!isInsideTelegram() && !tenant.bot && <Card tone="warn">{t().confirm.noBot}</Card>}
      </main>
      {isInsideTelegram() && <BookBar {...{ tenant, choice, startsAt, slot, paying }} />}
      {!isInsideTelegram() && tenant.bot && (
        <LinkBar
          summary={t().confirm.inTelegram}
          label={t().common.openInTelegram}
          href={tenant.bot.link}
        />
      )}
    </>
  );
}

function NothingChosen() {
  const { nothingChosenTitle, nothingChosen, toServices } = t().confirm;
  return (
    <main>
      <Message icon={CalendarClock} title={nothingChosenTitle} text={nothingChosen}>
        <Button onPress={() => go({ name: "card" }, { replace: true })}>{toServices}</Button>
      </Message>
    </main>
  );
}

function goBack(): void {
  back(timeRoute());
}
