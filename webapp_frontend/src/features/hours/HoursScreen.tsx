import { useState } from "preact/hooks";
import { MasterSwitch } from "../../cabinet/MasterSwitch";
import { masterId, zone } from "../../cabinet/state";
import { zoneName } from "../../format/dates";
import { isoAt } from "../../format/instant";
import { hoursTexts } from "../../texts/cabinet/hours";
import { AppBar } from "../../ui/AppBar";
import { PillGroup } from "../../ui/Pill";
import { Ahead } from "./Ahead";
import { DatesSection } from "./DatesSection";
import type { Draft } from "./draft";
import { HoursFrame } from "./HoursFrame";
import { type Hours, hoursOf } from "./hours";
import { RulesSection } from "./RulesSection";
import { ShiftsSection } from "./ShiftsSection";
import { TimeOffSection } from "./TimeOffSection";
import { WeekSection } from "./WeekSection";

const parts = ["week", "shifts", "dates", "timeOff", "rules"] as const;
type Part = (typeof parts)[number];

/** When a master works, and how clients book that time. */
export function HoursScreen() {
  const [part, setPart] = useState<Part>("week");
  const hours = hoursOf(masterId.value);
  const { title, tabs, parts: legend } = hoursTexts();
  return (
    <>
      <AppBar title={title} subtitle={zoneName(zone(), isoAt(zone(), Date.now()))} />
      <HoursFrame key={masterId.value} hours={hours} master={masterId.value}>
        {(draft) => (
          <>
            <MasterSwitch />
            <PillGroup
              legend={legend}
              isLegendHidden
              name="hours-part"
              look="tabs"
              options={parts.map((value) => ({ value, label: tabs[value] }))}
              value={part}
              onChoose={(value) => setPart(value as Part)}
            />
            <Section part={part} hours={hours} draft={draft} />
          </>
        )}
      </HoursFrame>
    </>
  );
}

function Section({ part, ...props }: { part: Part; hours: Hours; draft: Draft }) {
  switch (part) {
    case "week":
      return <WeekSection {...props} />;
    case "rules":
      return <RulesSection {...props} />;
    case "shifts":
      return (
        <>
          <ShiftsSection {...props} />
          <Ahead {...props} />
        </>
      );
    case "dates":
      return (
        <>
          <DatesSection {...props} />
          <Ahead {...props} />
        </>
      );
    case "timeOff":
      return (
        <>
          <TimeOffSection {...props} />
          <Ahead {...props} />
        </>
      );
  }
}
