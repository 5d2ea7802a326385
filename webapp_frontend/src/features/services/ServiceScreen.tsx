import { FileQuestion } from "lucide";
import type { Cabinet } from "../../api/cabinet/wire";
import { back, go } from "../../cabinet/routing";
import { canEditServices } from "../../cabinet/state";
import { servicesTexts } from "../../texts/cabinet/services";
import { AppBar } from "../../ui/AppBar";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Message } from "../../ui/Message";
import { formOf } from "./form";
import { Preview } from "./Preview";
import { ServiceEditor } from "./ServiceEditor";

interface Props {
  cabinet: Cabinet;
  service: number | "new";
}

/** One service: to edit, or only to read for who may not. */
export function ServiceScreen({ cabinet, service: id }: Props) {
  const service = cabinet.services.find((known) => known.id === id) ?? null;
  if (service === null && (id !== "new" || !canEditServices.value)) return <Missing />;
  if (canEditServices.value) {
    return <ServiceEditor key={id} cabinet={cabinet} service={service} onLeave={toServices} />;
  }
  return (
    <>
      <AppBar title={servicesTexts().editTitle} onBack={toServices} />
      <main>
        {service && <Preview form={formOf(service)} currency={cabinet.currency} />}
        <Card>{servicesTexts().readOnly}</Card>
      </main>
    </>
  );
}

function toServices(): void {
  back({ name: "services" });
}

function Missing() {
  const texts = servicesTexts();
  return (
    <>
      <AppBar title={texts.editTitle} onBack={toServices} />
      <main>
        <Message icon={FileQuestion} title={texts.missingTitle} text={texts.missing}>
          <Button tone="filled" onPress={() => go({ name: "services" }, { replace: true })}>
            {texts.toServices}
          </Button>
        </Message>
      </main>
    </>
  );
}
