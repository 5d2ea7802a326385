import { Check, Clock } from "lucide";
import type { Tenant, Visit } from "../../api/wire";
import { dayAndTime } from "../../format/dates";
import { money } from "../../format/numbers";
import { wallOf } from "../../format/wall";
import { go } from "../../routing";
import { closeApp, hasHost } from "../../telegram";
import { t } from "../../texts";
import { pt } from "../../texts/payments";
import { ActionBar } from "../../ui/ActionBar";
import { AppBar } from "../../ui/AppBar";
import { Card, SectionTitle } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { type Step, Timeline } from "../../ui/Timeline";
import { useCancelling } from "./CancelSheet";
import { VisitActions } from "./VisitActions";
import { VisitFrame } from "./VisitFrame";
import { VisitDetails } from "./VisitScreen";
import { isExpected } from "./visits";
import css from "./visits.module.css";
import { freeUntilOf, placeOf, spanOf, whatOf } from "./visitTexts";

/** Right after booking: it worked, and what happens next. */
export function BookedScreen({ tenant, id }: { tenant: Tenant; id: number }) {
  return (
    <VisitFrame tenant={tenant} id={id} onBack={goBack}>
      {(visit) =>
        isExpected(visit) && visit.status !== "awaiting_payment" ? (
          <Booked tenant={tenant} visit={visit} />
        ) : (
          <VisitDetails tenant={tenant} visit={visit} onBack={goBack} />
        )
      }
    </VisitFrame>
  );
}

function Booked({ tenant, visit }: { tenant: Tenant; visit: Visit }) {
  const cancelling = useCancelling(visit, tenant, goBack);
  const isRequest = visit.status === "awaiting_approval";
  return (
    <>
      <AppBar title={tenant.name} isHeading={false} onBack={cancelling.onBack} />
      <main>
        <div class={css.done}>
          <span class={isRequest ? `${css.tick} ${css.pending}` : css.tick}>
            <Icon of={isRequest ? Clock : Check} size={34} />
          </span>
          <h1 class={css.doneTitle} tabIndex={-1}>
            {isRequest ? t().done.requested : t().done.title}
          </h1>
          <p class={css.doneWhen}>{spanOf(visit)}</p>
          <p class={css.hint}>{whatOf(visit, tenant)}</p>
        </div>
        <VisitActions visit={visit} linksToList onCancel={cancelling.ask} />
        <SectionTitle>{t().done.whatNext}</SectionTitle>
        <Card>
          <Timeline steps={stepsOf(visit, tenant)} />
        </Card>
      </main>
      {cancelling.sheet}
      {hasHost() && <ActionBar label={t().done.finish} onPress={closeApp} />}
    </>
  );
}

/** Only what really happens: the money, the message, the end of free cancelling, the visit. */
function stepsOf(visit: Visit, tenant: Tenant): Step[] {
  const { freeUntil, freeUntilHint, visit: seeYou } = t().done;
  const until = freeUntilOf(visit);
  const hint = visit.paid_kopecks > 0 ? pt().done.freeUntilHint : freeUntilHint;
  return [
    ...paidSteps(visit, tenant),
    { ...firstStep(visit), isNow: visit.paid_kopecks <= 0 },
    ...(until === null ? [] : [{ title: freeUntil(dayAndTime(until)), hint }]),
    { title: seeYou(dayAndTime(wallOf(visit.starts_at))), hint: placeOf(visit, tenant) },
  ];
}

function paidSteps(visit: Visit, { currency, payments }: Tenant): Step[] {
  const { deposit, full, rest, receipt } = pt().done;
  const { paid_kopecks, price_kopecks, price_from } = visit;
  if (paid_kopecks <= 0) return [];
  const left = price_kopecks - paid_kopecks;
  const isAll = left <= 0 && !price_from;
  const hints = [
    isAll || price_from ? null : rest(money(left, currency)),
    payments.email_needed ? receipt : null,
  ];
  const title = (isAll ? full : deposit)(money(paid_kopecks, currency));
  return [{ title, hint: hints.filter(Boolean).join(", ") || undefined, isNow: true }];
}

function firstStep({ status }: Visit): Step {
  const { inChat, inChatHint, answerInChat, answerInChatHint } = t().done;
  return status === "awaiting_approval"
    ? { title: answerInChat, hint: answerInChatHint }
    : { title: inChat, hint: inChatHint };
}

function goBack(): void {
  go({ name: "card" }, { replace: true });
}
