import { CalendarCheck } from "lucide";
import { useEffect } from "preact/hooks";
import type { Outside } from "../../../api/cabinet/wire";
import { MasterSwitch } from "../../../cabinet/MasterSwitch";
import { back, go } from "../../../cabinet/routing";
import { masterId } from "../../../cabinet/state";
import { plural } from "../../../format/numbers";
import { hoursTexts } from "../../../texts/cabinet/hours";
import { AppBar } from "../../../ui/AppBar";
import { Button } from "../../../ui/Button";
import { ErrorState, Message } from "../../../ui/Message";
import { Skeleton } from "../../../ui/Skeleton";
import shared from "../hours.module.css";
import { OutsideCard } from "./OutsideCard";
import { OutsideProgress } from "./OutsideProgress";
import { hasToldSome, type OutsideVisits, outsideOf } from "./outside";
import { ProposeAll } from "./ProposeAll";
import { ToldCard } from "./ToldCard";

/** The coming visits that lie outside hours, each to be decided about. */
export function OutsideScreen() {
  const visits = outsideOf(masterId.value);
  const list = visits.list.data.value;
  useEffect(() => {
    visits.list.load();
  }, [visits]);
  return (
    <>
      <AppBar
        title={hoursTexts().outside.title}
        subtitle={list?.length ? plural(list.length, hoursTexts().outside.count) : undefined}
        onBack={() => back({ name: "hours" })}
      />
      <main>
        <MasterSwitch />
        <Body key={masterId.value} visits={visits} />
      </main>
      {list && <ProposeAll key={masterId.value} visits={visits} list={list} />}
    </>
  );
}

function Body({ visits }: { visits: OutsideVisits }) {
  const { data, error, load } = visits.list;
  if (data.value === null) {
    if (error.value) return <ErrorState error={error.value} onRetry={load} />;
    return <Skeleton heights={[150, 150]} />;
  }
  if (data.value.length === 0) return <NothingOutside visits={visits} />;
  return <List visits={visits} list={data.value} />;
}

function List({ visits, list }: { visits: OutsideVisits; list: Outside[] }) {
  const { intro, introTold } = hoursTexts().outside;
  return (
    <>
      <p class={shared.hint}>{hasToldSome(visits, list) ? introTold : intro}</p>
      <OutsideProgress visits={visits} list={list} />
      <ToldCard visits={visits} />
      <ul>
        {list.map((outside) => (
          <OutsideCard key={outside.visit.id} visits={visits} outside={outside} />
        ))}
      </ul>
    </>
  );
}

function NothingOutside({ visits }: { visits: OutsideVisits }) {
  const { noneTitle, none, toDay } = hoursTexts().outside;
  return (
    <>
      <ToldCard visits={visits} />
      <Message icon={CalendarCheck} title={noneTitle} text={none}>
        <Button tone="filled" onPress={() => go({ name: "day", date: null }, { replace: true })}>
          {toDay}
        </Button>
      </Message>
    </>
  );
}
