import { CalendarX } from "lucide";
import { useState } from "preact/hooks";
import type { Tenant, Visit } from "../../api/wire";
import { dayAndTime } from "../../format/dates";
import { wallOf } from "../../format/wall";
import { back, returnTo } from "../../routing";
import { t } from "../../texts";
import { ActionBar } from "../../ui/ActionBar";
import { AppBar } from "../../ui/AppBar";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Facts } from "../../ui/Facts";
import { Message } from "../../ui/Message";
import { calendarToMove, isAllTaken, isFree } from "../booking/calendar";
import { Times } from "../booking/Times";
import { bookable, bookingWindow } from "../booking/window";
import { useMoving } from "./MoveSheet";
import { VisitFrame } from "./VisitFrame";
import { isExpected } from "./visits";
import css from "./visits.module.css";
import { spanOf, whatOf } from "./visitTexts";

/** Choosing another time for a visit. */
export function MoveScreen({ tenant, id }: { tenant: Tenant; id: number }) {
  const goBack = () => back({ name: "visit", visit: id });
  return (
    <VisitFrame tenant={tenant} id={id} onBack={goBack}>
      {(visit) =>
        visit.can_move ? (
          <Move {...{ tenant, visit, goBack }} />
        ) : (
          <Unmovable {...{ tenant, visit, goBack }} />
        )
      }
    </VisitFrame>
  );
}

interface Props {
  tenant: Tenant;
  visit: Visit;
  goBack: () => void;
}

function Move({ tenant, visit, goBack }: Props) {
  const [picked, pick] = useState<string | null>(null);
  const window = bookingWindow(tenant);
  const calendar = calendarToMove(visit, window);
  const chosen = bookable(window, picked);
  const startsAt = chosen !== null && isFree(calendar, chosen) !== false ? chosen : null;
  const moving = useMoving({ tenant, visit, startsAt, onPick: pick, onBack: goBack });
  const { now, choose, confirm } = t().move;
  return (
    <>
      <AppBar title={t().move.title} subtitle={whatOf(visit, tenant)} onBack={moving.onBack} />
      <main>
        <Card tone={visit.move_proposed ? "warn" : "plain"} class={css.standing}>
          {visit.move_proposed && <p>{t().visits.moveProposed}</p>}
          <Facts facts={[{ term: now, value: spanOf(visit) }]} />
        </Card>
        <Times
          {...{ calendar, window, startsAt }}
          next={null}
          lookAt={visit.starts_at}
          seeksTimes={visit.move_proposed}
          onChoose={pick}
        />
      </main>
      {moving.sheet}
      {!moving.sheet && !isAllTaken(calendar, window) && (
        <ActionBar
          label={startsAt ? confirm : choose}
          summary={startsAt ? changeOf(visit, startsAt) : undefined}
          isEnabled={startsAt !== null}
          onPress={moving.ask}
        />
      )}
    </>
  );
}

/** "сб 28 ноября, 15:00 → пн 30 ноября, 12:00" */
function changeOf({ starts_at }: Visit, startsAt: string): string {
  return `${dayAndTime(wallOf(starts_at))} → ${dayAndTime(wallOf(startsAt))}`;
}

function Unmovable({ tenant, visit, goBack }: Props) {
  const { title, impossibleTitle, tooLate, notMovable, toVisit } = t().move;
  const until = dayAndTime(wallOf(visit.reschedule_until));
  return (
    <>
      <AppBar title={title} subtitle={tenant.name} onBack={goBack} />
      <main>
        <div role="alert">
          <Message
            icon={CalendarX}
            title={impossibleTitle}
            text={isExpected(visit) ? tooLate(until) : notMovable}
          >
            <Button onPress={() => returnTo({ name: "visit", visit: visit.id })}>{toVisit}</Button>
          </Message>
        </div>
      </main>
    </>
  );
}
