import type { Tenant } from "../../api/wire";
import { dayAndSpan } from "../../format/dates";
import { money } from "../../format/numbers";
import { priceText } from "../../format/price";
import { go } from "../../routing";
import { haptic } from "../../telegram";
import { t } from "../../texts";
import { pt } from "../../texts/payments";
import { ActionBar } from "../../ui/ActionBar";
import { keepEmail } from "../payments/email";
import { isPaying } from "../payments/payment";
import { addVisit } from "../visits/changes";
import type { Choice } from "./choice";
import { clearDraft, draft } from "./draft";
import type { Slot } from "./slot";
import { book, booking, bookingError } from "./submit";
import type { Paying } from "./usePaying";

interface Props {
  tenant: Tenant;
  choice: Choice;
  startsAt: string;
  slot: Slot;
  paying: Paying;
}

/** The one button: books, and says what is paid right after. */
export function BookBar({ tenant, choice, startsAt, slot, paying }: Props) {
  const { isSending } = booking.value;
  const { quote, plan, isCertain } = paying;
  const error = bookingError();
  const { note, testNote } = pt().book;
  const payNote = tenant.payments.test ? testNote : note;
  const price = priceText(quote ?? choice, tenant);
  const summary = plan?.now_kopecks ? payNote : `${dayAndSpan(slot.from, slot.to)} · ${price}`;
  return (
    <ActionBar
      summary={summary}
      label={isSending ? wordsOf(choice).busyLabel : labelOf({ tenant, choice, paying })}
      isBusy={isSending}
      isEnabled={isCertain && !plan?.isBroken && error?.code !== "slot_taken"}
      onPress={() => paying.check() && bookAndShow(choice, startsAt, paying)}
    />
  );
}

function labelOf({ tenant, choice, paying }: Pick<Props, "tenant" | "choice" | "paying">): string {
  const { quote, plan, error } = paying;
  if (quote === null || plan === null) {
    return error ? wordsOf(choice).label : pt().price.counting;
  }
  if (bookingError()?.outcomeUnknown) return t().common.retry;
  if (plan.now_kopecks === 0) return wordsOf(choice).label;
  const { deposit, full } = pt().book;
  const isWhole = plan.now_kopecks === quote.price_kopecks && !quote.price_from;
  return (isWhole ? full : deposit)(money(plan.now_kopecks, tenant.currency));
}

function wordsOf({ needs_approval }: Choice) {
  return needs_approval ? t().confirm.request : t().confirm.book;
}

async function bookAndShow({ services }: Choice, startsAt: string, paying: Paying): Promise<void> {
  const { master, comment, promoCode } = draft.value;
  const { quote, plan, needsEmail, email } = paying;
  const wish = comment.trim();
  const visit = await book({
    services: services.map(({ id }) => id),
    master,
    starts_at: startsAt,
    comment: wish === "" ? null : wish,
    // A refused code is not in the price that is shown.
    promo_code: quote?.promo_refusal ? null : promoCode,
    pay: plan?.pay ?? null,
    email: needsEmail ? email : null,
    price_kopecks: quote?.price_kopecks ?? null,
  });
  haptic({ type: "notification", notification_type: visit ? "success" : "error" });
  if (visit === null) return;
  if (needsEmail) keepEmail(email);
  addVisit(visit);
  go({ name: isPaying(visit) ? "pay" : "booked", visit: visit.id }, { replace: true });
  clearDraft();
}
