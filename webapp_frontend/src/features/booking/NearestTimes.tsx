import type { Tenant } from "../../api/wire";
import { wallOf } from "../../format/wall";
import { t } from "../../texts";
import { PillGroup } from "../../ui/Pill";
import { startPill } from "../tenant/startPill";
import { todayAt } from "../tenant/tenant";
import { choose, draft } from "./draft";

interface Props {
  tenant: Tenant;
  starts: string[];
  onShow: (date: string) => void;
}

/** The next free times, whatever day they are on. */
export function NearestTimes({ tenant, starts, onShow }: Props) {
  if (starts.length === 0) return null;
  const today = todayAt(tenant);
  return (
    <PillGroup
      legend={t().time.nearest}
      name="nearest"
      look="outlined"
      options={starts.map((at) => startPill(at, today))}
      value={draft.value.startsAt}
      onChoose={(startsAt) => {
        choose({ startsAt });
        onShow(wallOf(startsAt).date);
      }}
    />
  );
}
