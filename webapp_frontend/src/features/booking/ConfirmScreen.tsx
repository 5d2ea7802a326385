import { CalendarClock } from "lucide";
import { useLayoutEffect } from "preact/hooks";
import type { Tenant } from "../../api/wire";
import { dayAndSpan } from "../../format/dates";
import { priceText } from "../../format/price";
import { back, go } from "../../routing";
import { confirmClosing, haptic, isInsideTelegram } from "../../telegram";
import { t } from "../../texts";
import { ActionBar, LinkBar } from "../../ui/ActionBar";
import { AppBar } from "../../ui/AppBar";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Message } from "../../ui/Message";
import { addVisit } from "../visits/changes";
import { BookingError, leaveBookingError } from "./BookingError";
import { type Choice, choiceOf } from "./choice";
import { clearDraft, draft, timeRoute } from "./draft";
import { Particulars } from "./Particulars";
import { policyText } from "./policy";
import { slotOf } from "./slot";
import { book, booking, bookingError } from "./submit";
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
  const summary = `${dayAndSpan(slot.from, slot.to)} · ${priceText(choice, tenant)}`;
  const { cancel, move } = slot;
  useLayoutEffect(() => {
    confirmClosing(comment !== "");
    return () => confirmClosing(false);
  }, [comment !== ""]);
  useLayoutEffect(() => leaveBookingError, []);
  return (
    <>
      <main>
        <BookingError tenant={tenant} />
        <Particulars {...{ tenant, choice, slot, startsAt }} />
        {choice.needs_approval && <Card>{t().confirm.needsApproval}</Card>}
        <Card tone={cancel.until === null && !cancel.isStart ? "warn" : "ok"}>
          {policyText(cancel, move)}
        </Card>
        {isInsideTelegram() && <WishField />}
        {!isInsideTelegram() && !tenant.bot && <Card tone="warn">{t().confirm.noBot}</Card>}
      </main>
      {isInsideTelegram() && <BookBar {...{ summary, choice, startsAt }} />}
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

interface BookBarProps {
  summary: string;
  choice: Choice;
  startsAt: string;
}

function BookBar({ summary, choice, startsAt }: BookBarProps) {
  const { isSending } = booking.value;
  const error = bookingError();
  const { label, busyLabel } = choice.needs_approval ? t().confirm.request : t().confirm.book;
  const restingLabel = error?.outcomeUnknown ? t().common.retry : label;
  return (
    <ActionBar
      summary={summary}
      label={isSending ? busyLabel : restingLabel}
      isBusy={isSending}
      isEnabled={error?.code !== "slot_taken"}
      onPress={() => bookAndShow(choice, startsAt)}
    />
  );
}

async function bookAndShow({ services }: Choice, startsAt: string): Promise<void> {
  const { master, comment } = draft.value;
  const wish = comment.trim();
  const visit = await book({
    services: services.map(({ id }) => id),
    master,
    starts_at: startsAt,
    comment: wish === "" ? null : wish,
  });
  haptic({ type: "notification", notification_type: visit ? "success" : "error" });
  if (visit === null) return;
  addVisit(visit);
  go({ name: "booked", visit: visit.id }, { replace: true });
  clearDraft();
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
