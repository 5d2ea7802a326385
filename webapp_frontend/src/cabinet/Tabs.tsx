import { CalendarDays, Clock, Ellipsis, Sparkles, Wallet } from "lucide";
import { ct } from "../texts/cabinet";
import { Icon } from "../ui/Icon";
import { type CabinetRoute, go, pathOf, route } from "./routing";
import { seesMoney } from "./state";
import css from "./Tabs.module.css";
import { useWaitingMatters } from "./useWaitingMatters";

type Tab = "day" | "hours" | "services" | "money" | "more";

const icons = {
  day: CalendarDays,
  hours: Clock,
  services: Sparkles,
  money: Wallet,
  more: Ellipsis,
};
const roots: Record<Tab, CabinetRoute> = {
  day: { name: "day", date: null },
  hours: { name: "hours" },
  services: { name: "services" },
  money: { name: "money", month: null },
  more: { name: "more" },
};

/** The tab that a screen is the root of; null on screens that one goes back from. */
export function tabOf({ name }: CabinetRoute): Tab | null {
  if (name === "agenda") return "day";
  return name in roots ? (name as Tab) : null;
}

/** The places of the cabinet, within reach of a thumb. */
export function Tabs() {
  const current = tabOf(route.value);
  const tabs = (Object.keys(roots) as Tab[]).filter((tab) => tab !== "money" || seesMoney.value);
  return (
    <nav class={css.tabs} aria-label={ct().shell.tabs.label}>
      {tabs.map((tab) => (
        <a
          key={tab}
          class={tab === current ? `${css.tab} ${css.on}` : css.tab}
          aria-current={tab === current ? "page" : undefined}
          href={pathOf(roots[tab])}
          onClick={(event) => {
            event.preventDefault();
            go(roots[tab], { replace: current !== null });
          }}
        >
          <Icon of={icons[tab]} size={22} weight={1.75} />
          <span>{ct().shell.tabs[tab]}</span>
          {tab === "money" && <Waiting />}
        </a>
      ))}
    </nav>
  );
}

function Waiting() {
  const count = useWaitingMatters();
  if (count === 0) return null;
  return (
    <span class={css.badge}>
      <span class="visually-hidden">, {ct().shell.tabs.waiting}: </span>
      {count}
    </span>
  );
}
