import { CalendarX } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { fetchStaffVisit } from "../../../api/cabinet/endpoints";
import type { StaffVisit } from "../../../api/cabinet/wire";
import { type ApiError, asApiError } from "../../../api/errors";
import { back, go } from "../../../cabinet/routing";
import { today } from "../../../cabinet/state";
import { wallOf } from "../../../format/wall";
import { ct } from "../../../texts/cabinet";
import { AppBar } from "../../../ui/AppBar";
import { Button } from "../../../ui/Button";
import { ErrorState, errorText, Message } from "../../../ui/Message";
import { Skeleton } from "../../../ui/Skeleton";
import { knownVisit, rememberVisit } from "../days";
import { servicesOf } from "../visitTexts";
import { VisitDetails } from "./VisitDetails";
import { VisitSheets, type VisitStep } from "./VisitSheets";

/** One visit with all that can be done about it. */
export function VisitScreen({ id }: { id: number }) {
  const { visit, error, load } = useVisit(id);
  const [step, setStep] = useState<VisitStep | null>(null);
  const close = () => setStep(null);
  return (
    <>
      <AppBar
        title={visit?.client.name ?? ct().day.visit.title}
        subtitle={visit ? servicesOf(visit) : undefined}
        onBack={step ? close : () => backToDay(visit)}
      />
      <main>
        {visit && <VisitDetails visit={visit} onStep={setStep} />}
        {!visit && error && <NoVisit error={error} onRetry={load} />}
        {!visit && !error && <Skeleton heights={[110, 64, 160, 120]} />}
      </main>
      {visit && step && <VisitSheets step={step} visit={visit} onClose={close} />}
    </>
  );
}

/** A visit that is not there can't be tried again; anything else can. */
function NoVisit({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  if (error.code !== "visit_not_found") return <ErrorState error={error} onRetry={onRetry} />;
  const { notFoundTitle, toCalendar } = ct().day.visit;
  return (
    <div role="alert">
      <Message icon={CalendarX} title={notFoundTitle} text={errorText(error)}>
        <Button tone="filled" onPress={() => go({ name: "day", date: null }, { replace: true })}>
          {toCalendar}
        </Button>
      </Message>
    </div>
  );
}

function useVisit(id: number) {
  const [error, setError] = useState<ApiError | null>(null);
  function load(): void {
    setError(null);
    fetchStaffVisit(id).then(rememberVisit, (thrown) => setError(asApiError(thrown)));
  }
  useEffect(load, [id]);
  return { visit: knownVisit(id), error, load };
}

function backToDay(visit: StaffVisit | null): void {
  const date = visit ? wallOf(visit.starts_at).date : null;
  back({ name: "day", date: date === today() ? null : date });
}
