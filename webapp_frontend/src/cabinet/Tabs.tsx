import { CalendarDays, Clock, Ellipsis, Sparkles } from "lucide";
import { ct } from "../texts/cabinet";
import { Icon } from "../ui/Icon";
import { type CabinetRoute, go, pathOf, route } from "./routing";
import css from "./Tabs.module.css";

type Tab = "day" | "hours" | "services" | "more";

const icons = { day: CalendarDays, hours: Clock, services: Sparkles, more: Ellipsis };
const roots: Record<Tab, CabinetRoute> = {
  day: { name: "day", date: null },
  hours: { name: "hours" },
  services: { name: "services" },
  more: { name: "more" },
};

/** The tab that a screen is the root of; null on screens that one goes back from. */
export function tabOf({ name }: CabinetRoute): Tab | null {
  if (name === "agenda") return "day";
  return name in roots ? (name as Tab) : null;
}

/** The four places of the cabinet, within reach of a thumb. */
export function Tabs() {
  const current = tabOf(route.value);
  return (
    <nav class={css.tabs} aria-label={ct().shell.tabs.label}>
      {(Object.keys(roots) as Tab[]).map((tab) => (
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
        </a>
      ))}
    </nav>
  );
}
