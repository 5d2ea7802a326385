import { CircleCheck, CircleX, Clock, FileQuestion, type IconNode, SearchCheck } from "lucide";
import { useState } from "preact/hooks";
import { type ApiError, asApiError } from "../../api/errors";
import { fetchPaid } from "../../api/payments";
import type { Paid, Tenant } from "../../api/wire";
import { currentSlug } from "../../routing";
import { paidTexts } from "../../texts/paid";
import { AppBar } from "../../ui/AppBar";
import { Button, ButtonLink } from "../../ui/Button";
import { ErrorState, Message } from "../../ui/Message";
import { Skeleton } from "../../ui/Skeleton";
import css from "./PaidScreen.module.css";
import { paidSentence, type Sentence } from "./paidSentence";
import { isUnderWay } from "./payment";
import { useIsLong } from "./useIsLong";
import { usePolling } from "./usePolling";

// Who left without paying should not be told for long that her payment is being checked.
const slowMs = 15_000;

const icons: Record<Sentence["mark"], IconNode> = {
  good: CircleCheck,
  bad: CircleX,
  wait: Clock,
  look: SearchCheck,
};

/** Where the provider sends the payer back to, in an ordinary browser that knows nobody. */
export function PaidScreen({ tenant, paymentKey }: { tenant: Tenant; paymentKey: string }) {
  const { paid, error, isSlow, ask } = usePaid(paymentKey);
  const isMissing = isUnknown(error);
  const { missingTitle, missing } = paidTexts();
  return (
    <>
      <AppBar title={tenant.name} isHeading={false} />
      <main>
        {isMissing && (
          <Message icon={FileQuestion} isWholePage title={missingTitle} text={missing} />
        )}
        {!isMissing && !paid && error && <ErrorState error={error} onRetry={ask} isWholePage />}
        {!isMissing && !paid && !error && <Skeleton heights={[120, 44]} />}
        {paid && <Outcome {...{ tenant, paid, isSlow, ask }} />}
      </main>
    </>
  );
}

function isUnknown(error: ApiError | null): boolean {
  return error?.code === "payment_not_found" || error?.code === "not_found";
}

interface OutcomeProps {
  tenant: Tenant;
  paid: Paid;
  isSlow: boolean;
  ask: () => void;
}

function Outcome({ tenant, paid, isSlow, ask }: OutcomeProps) {
  const { toTelegram, toVisits, checkAgain } = paidTexts();
  const { mark, title, text } = paidSentence(paid, tenant, isSlow);
  const bot = paid.bot ?? tenant.bot;
  return (
    <div role="status">
      <Message icon={icons[mark]} isWholePage title={title} text={text}>
        <div class={css.ways}>
          {bot && <ButtonLink href={bot.link}>{toTelegram}</ButtonLink>}
          {isSlow && <Button onPress={ask}>{checkAgain}</Button>}
          {!bot && (
            <a class={css.link} href={`/app/${currentSlug()}/visits`}>
              {toVisits}
            </a>
          )}
        </div>
      </Message>
    </div>
  );
}

/** How a payment stands, asked again until that is final. */
function usePaid(key: string) {
  const [paid, setPaid] = useState<Paid | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const isOpen = paid === null || isUnderWay(paid);

  async function ask(): Promise<void> {
    try {
      setPaid(await fetchPaid(currentSlug(), key));
      setError(null);
    } catch (thrown) {
      setError(asApiError(thrown));
    }
  }

  usePolling(ask, isOpen && !isUnknown(error));
  return { paid, error, isSlow: useIsLong(isOpen ? key : null, slowMs), ask };
}
