import type { Tenant } from "../../api/wire";
import { pt } from "../../texts/payments";
import { Card } from "../../ui/Card";
import css from "./payments.module.css";
import type { PayState } from "./payState";
import { WriteToMaster } from "./WriteToMaster";

interface Props {
  state: PayState;
  /** Whether an answer has been awaited for long. */
  isSlow: boolean;
  tenant: Tenant;
}

/** How the attempt to pay stands, where that needs words. */
export function PayNote({ state, isSlow, tenant }: Props) {
  const { declined, failed, checking, ending, endingTitle, slow } = pt().pay;
  const isProblem = state === "declined" || state === "failed";
  return (
    <div role="status">
      {isSlow && <Card tone="warn">{slow}</Card>}
      {!isSlow && state === "checking" && <Card>{checking}</Card>}
      {!isSlow && state === "ending" && (
        <Card tone="warn">
          {endingTitle}. {ending}
        </Card>
      )}
      {isProblem && (
        <Card tone="bad" class={css.stack}>
          <p>{state === "declined" ? declined : failed}</p>
          {state === "failed" && <WriteToMaster tenant={tenant} />}
        </Card>
      )}
    </div>
  );
}
