import type { Tenant } from "./api/wire";
import { ConfirmScreen } from "./features/booking/ConfirmScreen";
import { TimeScreen } from "./features/booking/TimeScreen";
import { serviceOf } from "./features/tenant/tenant";
import { BookedScreen } from "./features/visits/BookedScreen";
import { MoveScreen } from "./features/visits/MoveScreen";
import { VisitScreen } from "./features/visits/VisitScreen";
import { VisitsScreen } from "./features/visits/VisitsScreen";
import type { LaterRoute } from "./later";
import { Missing } from "./Missing";

interface Props {
  route: LaterRoute;
  tenant: Tenant;
}

/** Every screen but the first one; they are fetched together, apart from it. */
export function Screens({ route, tenant }: Props) {
  switch (route.name) {
    case "time": {
      const service = serviceOf(tenant, route.service);
      return service ? <TimeScreen tenant={tenant} service={service} /> : <Missing isTenantKnown />;
    }
    case "confirm":
      return <ConfirmScreen tenant={tenant} />;
    case "booked":
      return <BookedScreen tenant={tenant} id={route.visit} />;
    case "visits":
      return <VisitsScreen tenant={tenant} />;
    case "visit":
      return <VisitScreen tenant={tenant} id={route.visit} />;
    case "move":
      return <MoveScreen tenant={tenant} id={route.visit} />;
  }
}
