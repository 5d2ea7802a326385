import { useState } from "preact/hooks";
import { addTimeOff } from "../../api/cabinet/endpoints";
import type { NewTimeOff } from "../../api/cabinet/wire";
import { go } from "../../cabinet/routing";
import { masterId, today, zone } from "../../cabinet/state";
import { say } from "../../cabinet/Toast";
import { fullDay } from "../../format/dates";
import { isoAt } from "../../format/instant";
import { addDays, wallOf } from "../../format/wall";
import { ct } from "../../texts/cabinet";
import { Button } from "../../ui/Button";
import { PillGroup } from "../../ui/Pill";
import { Sheet } from "../../ui/Sheet";
import { TextInput } from "../../ui/TextInput";
import { refreshDays } from "./days";
import { instantIn } from "./grid/clock";
import { SaveError } from "./SaveError";
import { useSaving } from "./useSaving";

/** Closes a day that can't be worked and leads on to the visits it leaves without hours. */
export function SickSheet({ date, onClose }: { date: string; onClose: () => void }) {
  const texts = ct().day.sick;
  const isToday = date === today();
  const [from] = useState(nextFive);
  const [what, setWhat] = useState<string>("day");
  const [reason, setReason] = useState(texts.initialReason);
  const { isBusy, error, save } = useSaving();

  async function send(): Promise<void> {
    await addTimeOff(masterId.value, timeOff());
    refreshDays();
    say(texts.closed);
  }

  function timeOff(): NewTimeOff {
    const why = reason.trim() || null;
    return what === "day"
      ? { first_date: date, last_date: date, reason: why }
      : { starts_at: from, ends_at: instantIn(addDays(date, 1), 0), reason: why };
  }

  return (
    <Sheet title={texts.title} onClose={() => isBusy || onClose()}>
      <p>{fullDay(date)}</p>
      {isToday && (
        <PillGroup
          legend={texts.what}
          isLegendHidden
          name="what"
          look="stacked"
          options={[
            { value: "day", label: texts.wholeDay },
            { value: "rest", label: texts.fromNow(wallOf(from).time) },
          ]}
          value={what}
          onChoose={setWhat}
        />
      )}
      <TextInput label={texts.reason} maxLength={200} value={reason} onChange={setReason} />
      <p>{texts.text}</p>
      <SaveError error={error} />
      <Button
        tone="danger"
        isBusy={isBusy}
        onPress={() =>
          save(send, () => {
            onClose();
            go({ name: "outside" });
          })
        }
      >
        {texts.close}
      </Button>
      <Button isBusy={isBusy} onPress={onClose}>
        {ct().shell.keep}
      </Button>
    </Sheet>
  );
}

/** The next instant that is a multiple of five minutes. */
function nextFive(): string {
  const five = 300_000;
  return isoAt(zone(), Math.ceil(Date.now() / five) * five);
}
