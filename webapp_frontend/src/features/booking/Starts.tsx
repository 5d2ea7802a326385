import { ChevronDown, Star } from "lucide";
import { useId, useState } from "preact/hooks";
import type { Start } from "../../api/wire";
import { wallOf } from "../../format/wall";
import { recall, remember } from "../../storage";
import { t } from "../../texts";
import { Icon } from "../../ui/Icon";
import { PillGroup, type PillOption } from "../../ui/Pill";
import { partsOf } from "./parts";
import css from "./Starts.module.css";

interface Props {
  starts: Start[];
  startsAt: string | null;
  onChoose: (startsAt: string) => void;
}

/** A row of them takes no more room than a button that hides them. */
const fewOthers = 4;
const storageKey = "allTimes";

/** A day's starts: the recommended ones first, the others behind a button where they are many. */
export function Starts({ starts, startsAt, onChoose }: Props) {
  const best = starts.filter(({ recommended }) => recommended);
  const others = starts.filter(({ recommended }) => !recommended);
  // A recommendation says something only beside what is not recommended.
  if (best.length === 0 || others.length === 0)
    return <ByPart {...{ starts, startsAt, onChoose }} />;
  return (
    <>
      <p class={css.best} aria-hidden="true">
        <Icon of={Star} class={css.star} size={16} />
        {t().time.recommended}
      </p>
      <PillGroup
        legend={t().time.recommended}
        isLegendHidden
        name="start"
        look="outlined"
        options={best.map(pill)}
        value={startsAt}
        onChoose={onChoose}
      />
      <Others starts={others} {...{ startsAt, onChoose }} />
    </>
  );
}

function Others({ starts, startsAt, onChoose }: Props) {
  const id = useId();
  const isShort = starts.length <= fewOthers;
  const isChosenHere = starts.some(({ at }) => at === startsAt);
  const [wantsAll, setWantsAll] = useState(isChosenHere || recall<boolean>(storageKey) === true);
  const isOpen = isShort || wantsAll;
  const { moreTimes, fewerTimes } = t().time;

  function toggle(): void {
    setWantsAll(!wantsAll);
    // Whoever wants all the times of one day wants those of the next too.
    remember(storageKey, !wantsAll);
  }

  return (
    <>
      {!isShort && (
        <button
          type="button"
          class={css.more}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={toggle}
        >
          {isOpen ? fewerTimes : moreTimes(starts.length)}
          <Icon of={ChevronDown} class={isOpen ? css.up : undefined} size={20} />
        </button>
      )}
      <div id={id}>{isOpen && <ByPart {...{ starts, startsAt, onChoose }} />}</div>
    </>
  );
}

function ByPart({ starts, startsAt, onChoose }: Props) {
  return (
    <>
      {partsOf(starts).map(({ part, starts }) => (
        <PillGroup
          key={part}
          legend={t().time[part]}
          name="start"
          options={starts.map(pill)}
          value={startsAt}
          onChoose={onChoose}
        />
      ))}
    </>
  );
}

function pill({ at }: Start): PillOption {
  return { value: at, label: wallOf(at).time };
}
