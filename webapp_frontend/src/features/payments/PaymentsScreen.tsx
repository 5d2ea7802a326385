import { ReceiptText } from "lucide";
import { useEffect } from "preact/hooks";
import { fetchPayments } from "../../api/payments";
import type { ListedPayment, Tenant } from "../../api/wire";
import { resource } from "../../resource";
import { back, currentSlug } from "../../routing";
import { isInsideTelegram } from "../../telegram";
import { pt } from "../../texts/payments";
import { AppBar } from "../../ui/AppBar";
import { ErrorState, Message } from "../../ui/Message";
import { isOnline } from "../../ui/OfflineBar";
import { Skeleton } from "../../ui/Skeleton";
import { SignInHint } from "../visits/SignInHint";
import { PaymentCard } from "./PaymentCard";

const payments = resource(() => fetchPayments(currentSlug()));

/** What the client has paid online, what went back, and the receipts. */
export function PaymentsScreen({ tenant }: { tenant: Tenant }) {
  const goBack = () => back({ name: "visits" });
  return (
    <>
      <AppBar title={pt().list.title} subtitle={tenant.name} onBack={goBack} />
      <main>
        {isInsideTelegram() ? <PaymentList tenant={tenant} /> : <SignInHint tenant={tenant} />}
      </main>
    </>
  );
}

function PaymentList({ tenant }: { tenant: Tenant }) {
  useEffect(() => {
    payments.load();
  }, [isOnline.value]);
  const { data, error } = payments;
  if (data.value === null) {
    if (error.value) return <ErrorState error={error.value} onRetry={payments.load} />;
    return <Skeleton heights={[120, 120, 120]} />;
  }
  const { noneTitle, none } = pt().list;
  const worthTelling = data.value.payments.filter(isWorthTelling);
  if (worthTelling.length === 0) {
    return <Message icon={ReceiptText} title={noneTitle} text={none} />;
  }
  return (
    <ul>
      {worthTelling.map((payment) => (
        <li key={payment.id}>
          <PaymentCard payment={payment} tenant={tenant} />
        </li>
      ))}
    </ul>
  );
}

/** Whether money came of an attempt, or still may: those that another one followed are left out. */
function isWorthTelling(
  { id, visit_id, status }: ListedPayment,
  _index: number,
  all: ListedPayment[],
): boolean {
  if (status === "succeeded" || status === "put_aside" || status === "checking") return true;
  return !all.some((other) => other.visit_id === visit_id && other.id > id);
}
