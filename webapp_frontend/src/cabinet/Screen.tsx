import { FileQuestion } from "lucide";
import type { Cabinet } from "../api/cabinet/wire";
import { DayScreen } from "../features/day/DayScreen";
import { ct } from "../texts/cabinet";
import { Button } from "../ui/Button";
import { Message } from "../ui/Message";
import { type CabinetRoute, go } from "./routing";
import css from "./Screen.module.css";
import {
  DateHoursScreen,
  HoursScreen,
  MoneyScreens,
  MoreScreen,
  NewVisitScreen,
  OutsideScreen,
  ServiceScreen,
  ServicesScreen,
  TeamScreen,
  VisitScreen,
} from "./screens";
import { seesMoney } from "./state";
import { Tabs, tabOf } from "./Tabs";
import { Toaster } from "./Toast";

interface Props {
  cabinet: Cabinet;
  route: CabinetRoute;
}

/** The screen of a route, with the tabs below where it is the root of one. */
export function Screen({ cabinet, route }: Props) {
  const hasTabs = tabOf(route) !== null;
  return (
    <div class={hasTabs ? css.above : css.screen}>
      <Content cabinet={cabinet} route={route} />
      <Toaster />
      {hasTabs && <Tabs />}
    </div>
  );
}

function Content({ cabinet, route }: Props) {
  switch (route.name) {
    case "day":
    case "agenda":
      return <DayScreen view={route.name} date={route.date} />;
    case "visit":
      return <VisitScreen key={route.visit} id={route.visit} />;
    case "newVisit":
      return (
        <NewVisitScreen cabinet={cabinet} at={route.at} master={route.master} visit={route.visit} />
      );
    case "hours":
      return <HoursScreen />;
    case "hoursDate":
      return <DateHoursScreen date={route.date} />;
    case "outside":
      return <OutsideScreen />;
    case "services":
      return <ServicesScreen cabinet={cabinet} />;
    case "service":
      return <ServiceScreen cabinet={cabinet} service={route.service} />;
    case "money":
    case "attention":
    case "shop":
    case "deposits":
    case "discounts":
    case "discount":
      return seesMoney.value ? <MoneyScreens cabinet={cabinet} route={route} /> : <Missing />;
    case "team":
      return <TeamScreen cabinet={cabinet} />;
    case "more":
      return <MoreScreen cabinet={cabinet} />;
    case "missing":
      return <Missing />;
  }
}

function Missing() {
  const { title, text, toDay } = ct().shell.missing;
  return (
    <main>
      <Message icon={FileQuestion} isWholePage title={title} text={text}>
        <Button tone="filled" onPress={() => go({ name: "day", date: null }, { replace: true })}>
          {toDay}
        </Button>
      </Message>
    </main>
  );
}
