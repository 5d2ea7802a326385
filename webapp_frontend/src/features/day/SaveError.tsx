import type { ComponentChildren } from "preact";
import type { Alternative, ApiError } from "../../api/errors";
import { shortDay } from "../../format/dates";
import { wallOf } from "../../format/wall";
import { ct } from "../../texts/cabinet";
import { Card } from "../../ui/Card";
import { errorText } from "../../ui/Message";
import { PillButtons } from "../../ui/Pill";

interface Props {
  error: ApiError | null;
  /** Where the visit stands already: no time to move it to. */
  except?: Alternative;
  /** Chooses one of the times that are free instead. */
  onChoose?: ((startsAt: string) => void) | undefined;
  /** What to say where the time is taken and "choose another" would be no help. */
  taken?: ComponentChildren;
}

/** Why a change was refused and, where the time was taken, the nearest free ones. */
export function SaveError({ error, except, onChoose, taken }: Props) {
  if (error === null) return null;
  const options = error.alternatives
    .filter(({ at, master }) => at !== except?.at || master !== except.master)
    .map(({ at }) => {
      const { date, time } = wallOf(at);
      return { value: at, top: shortDay(date), label: time };
    });
  return (
    <div role="alert">
      <Card tone="bad">{(error.code === "slot_taken" && taken) || errorText(error)}</Card>
      {onChoose && options.length > 0 && (
        <PillButtons legend={ct().day.drop.nearest} options={options} onPress={onChoose} />
      )}
    </div>
  );
}
