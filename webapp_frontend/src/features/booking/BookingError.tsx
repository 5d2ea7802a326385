import type { ApiError } from "../../api/errors";
import type { Tenant } from "../../api/wire";
import { dayAndTime } from "../../format/dates";
import { wallOf } from "../../format/wall";
import { go, returnTo } from "../../routing";
import { t } from "../../texts";
import { pt } from "../../texts/payments";
import { announce, focusHeading } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { errorText } from "../../ui/Message";
import { PillButtons } from "../../ui/Pill";
import { WriteToMaster } from "../payments/WriteToMaster";
import { startPill } from "../tenant/startPill";
import { todayAt } from "../tenant/tenant";
import css from "./BookingError.module.css";
import { choose, draft, timeRoute } from "./draft";
import { bookingError, clearBookingError } from "./submit";

interface Props {
  tenant: Tenant;
  /** The price now, once it is known. */
  price: string | null;
}

/** Why the booking failed and how to go on, with other times where this one was taken. */
export function BookingError({ tenant, price }: Props) {
  const error = bookingError();
  if (error === null) return null;
  return (
    <div role="alert">
      <Card tone="bad" class={css.error}>
        <p class={css.text}>{sentenceOf(error, price)}</p>
        <Alternatives error={error} tenant={tenant} />
        {aboutTime.has(error.code) && (
          <Button onPress={() => returnTo(timeRoute())}>{t().confirm.otherTime}</Button>
        )}
        {(error.code === "too_many_visits" || error.code === "too_many_unpaid") && (
          <Button onPress={() => go({ name: "visits" })}>{t().card.myVisits}</Button>
        )}
        {forMaster.has(error.code) && <WriteToMaster tenant={tenant} />}
      </Card>
    </div>
  );
}

function sentenceOf(error: ApiError, price: string | null): string {
  if (error.outcomeUnknown) return t().confirm.unknownOutcome;
  return error.code === "price_changed" && price ? pt().changed(price) : errorText(error);
}

const aboutTime = new Set<ApiError["code"]>([
  "slot_taken",
  "off_grid",
  "outside_working_hours",
  "service_hours",
  "too_soon",
  "too_far_ahead",
  "master_not_found",
]);

const forMaster = new Set<ApiError["code"]>(["payments_unavailable", "too_many_let_go"]);

function Alternatives({ error, tenant }: { error: ApiError; tenant: Tenant }) {
  if (error.alternatives.length === 0) return null;
  const today = todayAt(tenant);
  const isAnyMaster = draft.value.master === null;
  const nameOf = (id: number) => tenant.masters.find((master) => master.id === id)?.name;
  const options = error.alternatives.map(({ at, master }) => {
    const pill = startPill(at, today);
    const isOther = !isAnyMaster && master !== draft.value.master;
    return { ...pill, value: `${at} ${master}`, ...(isOther && { bottom: nameOf(master) }) };
  });
  return (
    <PillButtons
      legend={t().confirm.alternatives}
      options={options}
      onPress={(value) => {
        const [at = "", master] = value.split(" ");
        choose({ startsAt: at, master: isAnyMaster ? null : Number(master) });
        clearBookingError();
        focusHeading();
        announce(t().confirm.chosenAnew(dayAndTime(wallOf(at))));
      }}
    />
  );
}

/** Takes back the error, and the choice of a time that can't be had. */
export function leaveBookingError(): void {
  const error = bookingError();
  if (error && aboutTime.has(error.code)) choose({ startsAt: null });
  clearBookingError();
}
