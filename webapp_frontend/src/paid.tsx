import type { Tenant } from "./api/wire";
import { PaidScreen } from "./features/payments/PaidScreen";
import type { LaterRoute } from "./later";
import { Missing } from "./Missing";

interface Props {
  route: LaterRoute;
  tenant: Tenant;
}

/** The one screen for who comes back from paying, without the code of all the others. */
export function Screens({ route, tenant }: Props) {
  if (route.name !== "paid") return <Missing isTenantKnown />;
  return <PaidScreen tenant={tenant} paymentKey={route.key} />;
}
