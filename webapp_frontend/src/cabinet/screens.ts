import { lazyScreen } from "../ui/lazy";
import { whenIdle } from "../whenIdle";

const visitScreen = () => import("../features/day/visit/VisitScreen");
const newVisitScreen = () => import("../features/newVisit/NewVisitScreen");

/** The screens that one comes to from the day; the first look at the cabinet waits for none of them. */

export const HoursScreen = lazyScreen(() =>
  import("../features/hours/HoursScreen").then((module) => module.HoursScreen),
);
export const DateHoursScreen = lazyScreen(() =>
  import("../features/hours/DateHoursScreen").then((module) => module.DateHoursScreen),
);
export const OutsideScreen = lazyScreen(() =>
  import("../features/hours/outside/OutsideScreen").then((module) => module.OutsideScreen),
);
export const ServicesScreen = lazyScreen(() =>
  import("../features/services/ServicesScreen").then((module) => module.ServicesScreen),
);
export const ServiceScreen = lazyScreen(() =>
  import("../features/services/ServiceScreen").then((module) => module.ServiceScreen),
);
export const NewVisitScreen = lazyScreen(() =>
  newVisitScreen().then((module) => module.NewVisitScreen),
);
export const VisitScreen = lazyScreen(() => visitScreen().then((module) => module.VisitScreen));
export const TeamScreen = lazyScreen(() =>
  import("../features/team/TeamScreen").then((module) => module.TeamScreen),
);
export const MoreScreen = lazyScreen(() =>
  import("../features/team/MoreScreen").then((module) => module.MoreScreen),
);
export const MoneyScreens = lazyScreen(() =>
  import("../features/money/MoneyScreens").then((module) => module.MoneyScreens),
);

/** Fetches what is mostly wanted next, so that the tap finds it; what fails is fetched by the tap. */
export function prepareScreens(): void {
  whenIdle(() => {
    for (const screen of [visitScreen, newVisitScreen]) screen().catch(() => undefined);
  });
}
