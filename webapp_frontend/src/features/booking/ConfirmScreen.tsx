import { CalendarClock } from "lucide";
import { useLayoutEffect } from "preact/hooks";
import type { Service, Tenant } from "../../api/wire";
import { dayAndSpan } from "../../format/dates";
import { back, go } from "../../routing";
import { confirmClosing, haptic, isInsideTelegram } from "../../telegram";
import { t } from "../../texts";
import { ActionBar, LinkBar } from "../../ui/ActionBar";
import { AppBar } from "../../ui/AppBar";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Message } from "../../ui/Message";
import { priceText, serviceOf } from "../tenant/tenant";
import { addVisit } from "../visits/visits";
import { BookingError, leaveBookingError } from "./BookingError";
import { clearDraft, draft } from "./draft";
import { Particulars } from "./Particulars";
import { cancelRule, slotOf } from "./slot";
import { book, booking, bookingError } from "./submit";
import { WishField } from "./WishField";

/** The whole visit on one page before it is booked. */
export function ConfirmScreen({ tenant }: { tenant: Tenant }) {
  const service = serviceOf(tenant, draft.value.service);
  const { startsAt } = draft.value;
  return (
    <>
      <AppBar title={t().confirm.title} subtitle={tenant.name} onBack={goBack} />
      {service && startsAt ? <Confirm {...{ tenant, service, startsAt }} /> : <NothingChosen />}
    </>
  );
}

interface ConfirmProps {
  tenant: Tenant;
  service: Service;
  startsAt: string;
}

function Confirm({ tenant, service, startsAt }: ConfirmProps) {
  const { comment } = draft.value;
  const slot = slotOf(tenant, service, startsAt);
  const summary = `${dayAndSpan(slot.from, slot.to)} · ${priceText(service, tenant)}`;
  useLayoutEffect(() => {
    confirmClosing(comment !== "");
    return () => confirmClosing(false);
  }, [comment !== ""]);
  useLayoutEffect(() => leaveBookingError, []);
  return (
    <>
      <main>
        <BookingError tenant={tenant} />
        <Particulars {...{ tenant, service, slot, startsAt }} />
        <Card tone={slot.freeUntil === null && !slot.isAlwaysFree ? "warn" : "ok"}>
          {cancelRule(slot)}
        </Card>
        {isInsideTelegram() && <WishField />}
        {!isInsideTelegram() && !tenant.bot && <Card tone="warn">{t().confirm.noBot}</Card>}
      </main>
      {isInsideTelegram() && <BookBar summary={summary} service={service} startsAt={startsAt} />}
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
  service: Service;
  startsAt: string;
}

function BookBar({ summary, service, startsAt }: BookBarProps) {
  const { isSending } = booking.value;
  const error = bookingError();
  const label = error?.outcomeUnknown ? t().common.retry : t().confirm.book;
  return (
    <ActionBar
      summary={summary}
      label={isSending ? t().confirm.booking : label}
      isBusy={isSending}
      isEnabled={error?.code !== "slot_taken"}
      onPress={() => bookAndShow(service.id, startsAt)}
    />
  );
}

async function bookAndShow(service: number, startsAt: string): Promise<void> {
  const { master, comment } = draft.value;
  const wish = comment.trim();
  const visit = await book({
    services: [service],
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
  const { service } = draft.value;
  back(service === null ? { name: "card" } : { name: "time", service });
}
