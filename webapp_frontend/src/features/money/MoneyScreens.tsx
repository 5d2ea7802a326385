import type { Cabinet } from "../../api/cabinet/wire";
import type { CabinetRoute } from "../../cabinet/routing";
import { lazyScreen } from "../../ui/lazy";
import { MoneyScreen } from "./MoneyScreen";

const AttentionScreen = lazyScreen(() =>
  import("./attention/AttentionScreen").then((module) => module.AttentionScreen),
);
const ShopScreen = lazyScreen(() =>
  import("./shop/ShopScreen").then((module) => module.ShopScreen),
);
const DepositsScreen = lazyScreen(() =>
  import("./deposits/DepositsScreen").then((module) => module.DepositsScreen),
);
const DiscountsScreen = lazyScreen(() =>
  import("./discounts/DiscountsScreen").then((module) => module.DiscountsScreen),
);
const DiscountScreen = lazyScreen(() =>
  import("./discounts/DiscountScreen").then((module) => module.DiscountScreen),
);

interface Props {
  cabinet: Cabinet;
  route: Extract<
    CabinetRoute,
    { name: "money" | "attention" | "shop" | "deposits" | "discounts" | "discount" }
  >;
}

/** The screens about money; those behind another tap come with it. */
export function MoneyScreens({ cabinet, route }: Props) {
  switch (route.name) {
    case "money":
      return <MoneyScreen month={route.month} />;
    case "attention":
      return <AttentionScreen />;
    case "shop":
      return <ShopScreen cabinet={cabinet} />;
    case "deposits":
      return <DepositsScreen />;
    case "discounts":
      return <DiscountsScreen />;
    case "discount":
      return <DiscountScreen key={route.discount} cabinet={cabinet} discount={route.discount} />;
  }
}
