import { lazyScreen } from "../ui/lazy";
import { whenIdle } from "../whenIdle";
import { seesMoney } from "./state";

const visitScreen = () => import("../features/day/visit/VisitScreen");
const newVisitScreen = () => import("../features/newVisit/NewVisitScreen");
const attention = () => import("../features/money/attention/attention");

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
export const MoneyScreen = lazyScreen(() =>
  import("../features/money/MoneyScreen").then((module) => module.MoneyScreen),
);
export const AttentionScreen = lazyScreen(() =>
  import("../features/money/attention/AttentionScreen").then((module) => module.AttentionScreen),
);
export const ShopScreen = lazyScreen(() =>
  import("../features/money/shop/ShopScreen").then((module) => module.ShopScreen),
);
export const DepositsScreen = lazyScreen(() =>
  import("../features/money/deposits/DepositsScreen").then((module) => module.DepositsScreen),
);
export const DiscountsScreen = lazyScreen(() =>
  import("../features/money/discounts/DiscountsScreen").then((module) => module.DiscountsScreen),
);
export const DiscountScreen = lazyScreen(() =>
  import("../features/money/discounts/DiscountScreen").then((module) => module.DiscountScreen),
);

/** Fetches what is mostly wanted next, so that the tap finds it; what fails is fetched by the tap. */
export function prepareScreens(): void {
  whenIdle(() => {
    for (const screen of [visitScreen, newVisitScreen]) screen().catch(() => undefined);
    if (seesMoney.value)
      attention().then(
        ({ attention }) => attention.load(),
        () => undefined,
      );
  });
}
