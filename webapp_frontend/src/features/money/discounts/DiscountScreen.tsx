import { Clock, FileQuestion, Repeat, Smile, TicketPercent, Zap } from "lucide";
import { useEffect, useState } from "preact/hooks";
import type { Cabinet, DiscountKind } from "../../../api/cabinet/wire";
import { back, go } from "../../../cabinet/routing";
import { discountsTexts } from "../../../texts/cabinet/discounts";
import { AppBar } from "../../../ui/AppBar";
import { Button } from "../../../ui/Button";
import { Card, SectionTitle } from "../../../ui/Card";
import type { IconNode } from "../../../ui/Icon";
import { ErrorState, Message } from "../../../ui/Message";
import { RowButton } from "../../../ui/RowButton";
import { Skeleton } from "../../../ui/Skeleton";
import css from "../money.module.css";
import { DiscountEditor } from "./DiscountEditor";
import { discounts } from "./discounts";

interface Props {
  cabinet: Cabinet;
  discount: number | "new";
}

const toList = () => back({ name: "discounts" });

/** One discount; a new one begins with what it is for. */
export function DiscountScreen({ cabinet, discount: id }: Props) {
  const [kind, setKind] = useState<DiscountKind | null>(null);
  useEffect(() => {
    discounts.load();
  }, []);
  const known = discounts.data.value?.discounts;
  const found = known?.find((each) => each.id === id) ?? null;
  if (found !== null || kind !== null) {
    return (
      <DiscountEditor
        cabinet={cabinet}
        discount={found}
        kind={found?.kind ?? kind ?? "promo_code"}
        onLeave={toList}
      />
    );
  }
  return (
    <>
      <AppBar
        title={id === "new" ? discountsTexts().newTitle : discountsTexts().editTitle}
        onBack={toList}
      />
      <main>
        {id === "new" ? <KindChoice onChoose={setKind} /> : <NotHere isKnown={!!known} />}
      </main>
    </>
  );
}

const icons: Record<DiscountKind, IconNode> = {
  promo_code: TicketPercent,
  first_visit: Smile,
  happy_hours: Clock,
  last_minute: Zap,
  nth_visit: Repeat,
};

function KindChoice({ onChoose }: { onChoose: (kind: DiscountKind) => void }) {
  const { kind, kinds, kindHints } = discountsTexts();
  return (
    <section>
      <SectionTitle>{kind}</SectionTitle>
      <Card class={css.rows}>
        {(Object.keys(icons) as DiscountKind[]).map((each) => (
          <RowButton
            key={each}
            icon={icons[each]}
            label={kinds[each]}
            hint={kindHints[each]}
            onPress={() => onChoose(each)}
            isWay
          />
        ))}
      </Card>
    </section>
  );
}

function NotHere({ isKnown }: { isKnown: boolean }) {
  const error = discounts.error.value;
  const { missingTitle, missing, toList: label } = discountsTexts();
  if (isKnown) {
    return (
      <Message icon={FileQuestion} title={missingTitle} text={missing}>
        <Button tone="filled" onPress={() => go({ name: "discounts" }, { replace: true })}>
          {label}
        </Button>
      </Message>
    );
  }
  if (error) return <ErrorState error={error} onRetry={discounts.load} />;
  return <Skeleton heights={[120, 240]} />;
}
