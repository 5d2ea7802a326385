import { wallOf } from "../../format/wall";
import { t } from "../../texts";
import { PillGroup } from "../../ui/Pill";
import { startPill } from "../tenant/startPill";

interface Props {
  today: string;
  starts: string[];
  startsAt: string | null;
  onChoose: (startsAt: string) => void;
  onShow: (date: string) => void;
}

/** The next free times, whatever day they are on. */
export function NearestTimes({ today, starts, startsAt, onChoose, onShow }: Props) {
  if (starts.length === 0) return null;
  return (
    <PillGroup
      legend={t().time.nearest}
      name="nearest"
      look="chips"
      options={starts.map((at) => startPill(at, today))}
      value={startsAt}
      onChoose={(at) => {
        onChoose(at);
        onShow(wallOf(at).date);
      }}
    />
  );
}
