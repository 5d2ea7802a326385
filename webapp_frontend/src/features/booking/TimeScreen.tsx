import { useLayoutEffect, useState } from "preact/hooks";
import type { Service, Tenant } from "../../api/wire";
import { dayAndTime } from "../../format/dates";
import { duration } from "../../format/numbers";
import { priceText } from "../../format/price";
import { wallOf } from "../../format/wall";
import { back, go } from "../../routing";
import { isInsideTelegram } from "../../telegram";
import { t } from "../../texts";
import { ActionBar } from "../../ui/ActionBar";
import { AppBar } from "../../ui/AppBar";
import { announce } from "../../ui/announce";
import { type Calendar, calendarFor, isAllTaken, isFree } from "./calendar";
import { type Choice, choiceOf, nameOf } from "./choice";
import { choose, chooseService, draft } from "./draft";
import { MasterChoice } from "./MasterChoice";
import { ServicesChoice } from "./ServicesChoice";
import { slotSummary } from "./slot";
import css from "./TimeScreen.module.css";
import { Times } from "./Times";
import { bookable, bookingWindow } from "./window";

/** Choosing a time: the next free ones at once, then any day. */
export function TimeScreen({ tenant, service }: { tenant: Tenant; service: Service }) {
  useLayoutEffect(() => chooseService(service), [service]);
  // On the first render the draft may still hold the service looked at before.
  const isOpened = draft.value.services[0] === service.id;
  const choice = choiceOf(tenant, isOpened ? draft.value.services : [service.id]);
  return choice && <ChosenTimes tenant={tenant} choice={choice} />;
}

function ChosenTimes({ tenant, choice }: { tenant: Tenant; choice: Choice }) {
  const { master } = draft.value;
  const window = bookingWindow(tenant);
  const ids = choice.services.map(({ id }) => id);
  const calendar = calendarFor(ids, master, window);
  const next = nextStartsOf(choice, master);
  const chosen = bookable(window, draft.value.startsAt);
  const { startsAt, lost } = useFreeStart(calendar, next, chosen);
  const hasTimes = next?.length || !isAllTaken(calendar, window);
  const length = duration(choice.duration_min);
  return (
    <>
      <AppBar
        title={nameOf(choice)}
        subtitle={`${length} · ${priceText(choice, tenant)}`}
        onBack={() => back({ name: "card" })}
      />
      <main>
        <Introduction tenant={tenant} choice={choice} />
        <ServicesChoice {...{ tenant, choice, master }} />
        <MasterChoice tenant={tenant} choice={choice} />
        <Times
          key={`${ids}/${master}`}
          {...{ calendar, window, next }}
          startsAt={chosen}
          onChoose={(at) => choose({ startsAt: at })}
        />
      </main>
      {(startsAt || hasTimes) && <NextBar {...{ tenant, choice, startsAt, lost }} />}
    </>
  );
}

interface NextBarProps {
  tenant: Tenant;
  choice: Choice;
  startsAt: string | null;
  lost: string | undefined;
}

function NextBar({ tenant, choice, startsAt, lost }: NextBarProps) {
  const { choose: chooseTime, next } = t().time;
  return (
    <ActionBar
      label={startsAt ? next(priceText(choice, tenant)) : chooseTime}
      summary={startsAt ? slotSummary(tenant, choice, startsAt) : lost}
      isEnabled={startsAt !== null}
      onPress={() => go({ name: "confirm" })}
    />
  );
}

function Introduction({ tenant, choice }: { tenant: Tenant; choice: Choice }) {
  const [{ description }, ...others] = choice.services;
  return (
    <>
      {description && others.length === 0 && <p class={css.description}>{description}</p>}
      {choice.needs_approval && <p class={css.description}>{t().time.needsApproval}</p>}
      {!isInsideTelegram() && tenant.bot && <p class={css.description}>{t().time.inTelegram}</p>}
    </>
  );
}

/** The next starts that the card tells: those of one service with whoever is free. */
function nextStartsOf({ services }: Choice, master: number | null): string[] | null {
  const [{ next_starts }, ...others] = services;
  return master === null && others.length === 0 ? next_starts.map(({ at }) => at) : null;
}

/** The chosen start once it is known to be free; one that is not is taken back and named `lost`. */
function useFreeStart(calendar: Calendar, next: string[] | null, chosen: string | null) {
  const [lost, setLost] = useState<string>();
  const known = chosen === null ? null : isFree(calendar, chosen);
  useLayoutEffect(() => {
    if (chosen === null) return;
    const text = t().time.noLongerFits(dayAndTime(wallOf(chosen)));
    setLost(known === false ? text : undefined);
    if (known !== false) return;
    choose({ startsAt: null });
    announce(text);
  }, [known, chosen]);
  const isCertain = known ?? next?.includes(chosen ?? "");
  return { startsAt: isCertain ? chosen : null, lost };
}
