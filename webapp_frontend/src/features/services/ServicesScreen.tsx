import { ArrowUpDown, Plus, Sparkles } from "lucide";
import { useState } from "preact/hooks";
import type { Cabinet } from "../../api/cabinet/wire";
import { go } from "../../cabinet/routing";
import { canEditServices } from "../../cabinet/state";
import { plural } from "../../format/numbers";
import { servicesTexts } from "../../texts/cabinet/services";
import { AppBar } from "../../ui/AppBar";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { Message } from "../../ui/Message";
import { ServiceList } from "./ServiceList";
import { ServiceOrder } from "./ServiceOrder";
import css from "./services.module.css";

/** All that is sold, in the order in which clients see it. */
export function ServicesScreen({ cabinet }: { cabinet: Cabinet }) {
  const [isOrdering, setOrdering] = useState(false);
  const { services } = cabinet;
  const texts = servicesTexts();
  const count = services.length === 0 ? undefined : plural(services.length, texts.count);
  if (isOrdering) {
    return <ServiceOrder services={services} onDone={() => setOrdering(false)} />;
  }
  return (
    <>
      <AppBar title={texts.title} subtitle={count} />
      <main>
        {services.length === 0 ? (
          <NoServices />
        ) : (
          <>
            {canEditServices.value ? (
              <Actions canReorder={services.length > 1} onReorder={() => setOrdering(true)} />
            ) : (
              <Card>{texts.readOnly}</Card>
            )}
            <ServiceList cabinet={cabinet} />
          </>
        )}
      </main>
    </>
  );
}

interface ActionsProps {
  canReorder: boolean;
  onReorder: () => void;
}

function Actions({ canReorder, onReorder }: ActionsProps) {
  const texts = servicesTexts();
  return (
    <div class={css.actions}>
      <Button tone="filled" onPress={addOne}>
        <Icon of={Plus} size={20} class={css.actionIcon} />
        {texts.add}
      </Button>
      {canReorder && (
        <Button onPress={onReorder}>
          <Icon of={ArrowUpDown} size={20} class={css.actionIcon} />
          {texts.order}
        </Button>
      )}
    </div>
  );
}

function NoServices() {
  const texts = servicesTexts();
  if (!canEditServices.value) {
    return <Message icon={Sparkles} title={texts.noneTitle} text={texts.noneToRead} />;
  }
  return (
    <Message icon={Sparkles} title={texts.noneTitle} text={texts.none}>
      <Button tone="filled" onPress={addOne}>
        {texts.addFirst}
      </Button>
    </Message>
  );
}

function addOne(): void {
  go({ name: "service", service: "new" });
}
