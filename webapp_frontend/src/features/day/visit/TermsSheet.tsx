import { useEffect, useMemo, useState } from "preact/hooks";
import { fetchTerms, saveTerms } from "../../../api/cabinet/moneyEndpoints";
import type { ClientTerms, VisitClient } from "../../../api/cabinet/wire";
import { say } from "../../../cabinet/Toast";
import { resource } from "../../../resource";
import { ct } from "../../../texts/cabinet";
import { termsTexts } from "../../../texts/cabinet/terms";
import { Button } from "../../../ui/Button";
import { ErrorState } from "../../../ui/Message";
import { PillGroup } from "../../../ui/Pill";
import { Sheet } from "../../../ui/Sheet";
import { Skeleton } from "../../../ui/Skeleton";
import { kopecksOf } from "../../services/form";
import { SaveError } from "../SaveError";
import { useSaving } from "../useSaving";
import { PersonalPrices, type TypedPrice } from "./PersonalPrices";

interface Props {
  client: VisitClient;
  onClose: () => void;
}

/** What holds for one client alone: whether she pays in advance, and her own prices. */
export function TermsSheet({ client, onClose }: Props) {
  const terms = useMemo(() => resource(() => fetchTerms(client.id)), [client.id]);
  useEffect(() => {
    terms.load();
  }, [terms]);
  const known = terms.data.value;
  const error = terms.error.value;
  return (
    <Sheet title={termsTexts().title(client.name)} onClose={onClose}>
      {known && <Form client={client.id} terms={known} onClose={onClose} />}
      {!known && error && <ErrorState error={error} onRetry={terms.load} />}
      {!known && !error && <Skeleton heights={[150, 60]} />}
    </Sheet>
  );
}

interface FormProps {
  client: number;
  terms: ClientTerms;
  onClose: () => void;
}

function Form({ client, terms, onClose }: FormProps) {
  const [prepayment, setPrepayment] = useState(terms.prepayment);
  const [prices, setPrices] = useState<TypedPrice[]>(() =>
    terms.prices.map(({ service, price_kopecks }) => ({
      service,
      price: String(price_kopecks / 100),
    })),
  );
  const { isBusy, error, save } = useSaving();
  const texts = termsTexts();

  async function send(): Promise<void> {
    const sent = prices.map(({ service, price }) => ({
      service,
      price_kopecks: kopecksOf(price) ?? 0,
    }));
    await saveTerms(client, { prepayment, prices: sent });
    say(texts.saved);
  }

  return (
    <>
      <PillGroup
        legend={texts.prepayment}
        name="prepayment"
        look="stacked"
        options={Object.entries(texts.settings).map(([value, label]) => ({ value, label }))}
        value={prepayment}
        onChoose={(value) => setPrepayment(value as ClientTerms["prepayment"])}
      />
      <PersonalPrices prices={prices} onChange={setPrices} />
      <SaveError error={error} />
      <Button
        tone="filled"
        isBusy={isBusy || prices.some(({ price }) => kopecksOf(price) === null)}
        onPress={() => save(send, onClose)}
      >
        {ct().shell.save}
      </Button>
    </>
  );
}
