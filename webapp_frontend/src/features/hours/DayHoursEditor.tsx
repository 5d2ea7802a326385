import { useId, useRef } from "preact/hooks";
import type { DayHours, WallSpan } from "../../api/cabinet/wire";
import { hoursTexts } from "../../texts/cabinet/hours";
import { Button } from "../../ui/Button";
import { Switch } from "../../ui/Switch";
import { TimeRange } from "../../ui/TimeRange";
import { type Faults, faultAt } from "./checks";
import { overnightNote } from "./dayWords";
import { faultText } from "./faultText";
import css from "./hours.module.css";
import { closedDay, nextBreak, nextWindow, usualDay } from "./newSpans";
import { spanText } from "./spans";

interface Props {
  /** Where the day stands in the draft, as faults name it. */
  path: string;
  day: DayHours;
  faults: Faults;
  onChange: (day: DayHours) => void;
  /** Whether it may be a day off. */
  canClose?: boolean;
}

/** The hours of one day: intervals, breaks, or a day off. */
export function DayHoursEditor({ path, day, faults, onChange, canClose = true }: Props) {
  const { windows, breaks } = day;
  const lastOpen = useRef(usualDay);
  const adders = useRef<HTMLDivElement>(null);
  if (windows.length > 0) lastOpen.current = day;
  // The button that was pressed is gone with its row.
  const onRemoved = () => adders.current?.querySelector("button")?.focus();
  return (
    <>
      {canClose && (
        <Switch
          label={hoursTexts().closed}
          isOn={windows.length === 0}
          onChange={(isClosed) => onChange(isClosed ? closedDay : lastOpen.current)}
        />
      )}
      <Spans
        {...{ path, faults, kind: "windows", spans: windows, least: 1, onRemoved }}
        onChange={(changed) => onChange({ ...day, windows: changed })}
      />
      <Spans
        {...{ path, faults, kind: "breaks", spans: breaks, least: 0, onRemoved }}
        onChange={(changed) => onChange({ ...day, breaks: changed })}
      />
      <div class={css.adders} ref={adders}>
        {windows.length > 0 && <Adders day={day} onChange={onChange} />}
      </div>
    </>
  );
}

function Adders({ day, onChange }: Pick<Props, "day" | "onChange">) {
  const { windows, breaks } = day;
  const window = nextWindow(day);
  const pause = nextBreak(day);
  const { addWindow, addBreak } = hoursTexts();
  return (
    <>
      {window && (
        <Button onPress={() => onChange({ ...day, windows: [...windows, window] })}>
          {addWindow}
        </Button>
      )}
      {pause && (
        <Button onPress={() => onChange({ ...day, breaks: [...breaks, pause] })}>{addBreak}</Button>
      )}
    </>
  );
}

interface SpansProps {
  path: string;
  kind: "windows" | "breaks";
  spans: WallSpan[];
  /** How many have to stay. */
  least: number;
  faults: Faults;
  onChange: (spans: WallSpan[]) => void;
  onRemoved: () => void;
}

function Spans({ path, kind, spans, least, faults, onChange, onRemoved }: SpansProps) {
  const errorId = useId();
  const own = `${path}.${kind}`;
  const fault = faultAt(faults, own);
  const { works, worksFrom, worksTo, removeWindow } = hoursTexts();
  const { pause, pauseFrom, pauseTo, removeBreak } = hoursTexts();
  const words =
    kind === "windows"
      ? { label: works, fromLabel: worksFrom, toLabel: worksTo, remove: removeWindow }
      : { label: pause, fromLabel: pauseFrom, toLabel: pauseTo, remove: removeBreak };
  const { remove: removeLabel, ...labels } = words;

  function remove(at: number): void {
    onChange(spans.filter((_, place) => place !== at));
    onRemoved();
  }

  return (
    <>
      {spans.map((span, at) => (
        <TimeRange
          key={at}
          {...labels}
          value={span}
          note={overnightNote(span)}
          isInvalid={faults.has(own) || faultAt(faults, `${own}.${at}`) !== undefined}
          errorId={errorId}
          onChange={(changed) => onChange(spans.map((it, place) => (place === at ? changed : it)))}
          onRemove={spans.length > least ? () => remove(at) : undefined}
          removeLabel={removeLabel(spanText(span))}
        />
      ))}
      {fault && (
        <p id={errorId} class={css.error} role="alert">
          {faultText(fault)}
        </p>
      )}
    </>
  );
}
