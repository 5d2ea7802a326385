import type { Tenant } from "./api/wire";
import { ConfirmScreen } from "./features/booking/ConfirmScreen";
import { TimeScreen } from "./features/booking/TimeScreen";
import { PaymentsScreen } from "./features/payments/PaymentsScreen";
import { PayScreen } from "./features/payments/PayScreen";
import { serviceOf } from "./features/tenant/tenant";
import { BookedScreen } from "./features/visits/BookedScreen";
import { MoveScreen } from "./features/visits/MoveScreen";
import { VisitScreen } from "./features/visits/VisitScreen";
import { VisitsScreen } from "./features/visits/VisitsScreen";
import type { LaterRoute } from "./later";
import { Missing } from "./Missing";
import { pt } from "./texts/payments";
import { speakOfErrors } from "./ui/Message";

speakOfErrors(() => pt().errors);

interface Props {
  route: LaterRoute;
  tenant: Tenant;
}

/** Every screen but the first one; they are fetched together, apart from it. */
export function Screens({ route, tenant }: Props) {
  switch (route.name) {
    case "time": {
      const service = serviceOf(tenant, route.service);
      // An add-on is chosen along with another service, never by itself.
      if (!service || service.add_on) return <Missing isTenantKnown />;
      return <TimeScreen tenant={tenant} service={service} />;
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
    case "pay":
      return <PayScreen tenant={tenant} id={route.visit} />;
    case "payments":
      return <PaymentsScreen tenant={tenant} />;
    case "paid":
      // Always opened from outside, and then it comes in a piece of its own.
      return <Missing isTenantKnown />;
  }
}
