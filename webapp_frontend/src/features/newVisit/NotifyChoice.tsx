import { ct } from "../../texts/cabinet";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { Card } from "../../ui/Card";
import { Switch } from "../../ui/Switch";
import type { NewVisitForm } from "./form";

interface Props {
  form: NewVisitForm;
  onChange: (part: Partial<NewVisitForm>) => void;
}

/** Whether the client is told, where that is possible at all. */
export function NotifyChoice({ form: { known, notify }, onChange }: Props) {
  const texts = newVisitTexts();
  if (known === null) return null;
  return (
    <Card>
      {known.has_telegram ? (
        <Switch
          label={ct().shell.tellClient}
          hint={texts.notifyHint}
          isOn={notify}
          onChange={(isOn) => onChange({ notify: isOn })}
        />
      ) : (
        <p>{texts.noTelegram}</p>
      )}
    </Card>
  );
}
