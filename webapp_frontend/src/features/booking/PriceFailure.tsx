import { t } from "../../texts";
import { pt } from "../../texts/payments";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { errorText } from "../../ui/Message";
import css from "./BookingError.module.css";
import type { Paying } from "./usePaying";

/** Says that the price could not be had, and asks anew. */
export function PriceFailure({ paying: { error, reload } }: { paying: Paying }) {
  if (error === null) return null;
  return (
    <div role="alert">
      <Card tone="bad" class={css.error}>
        <p>
          <span class={css.text}>{pt().price.failed}.</span> {errorText(error)}
        </p>
        <Button onPress={reload}>{t().common.retry}</Button>
      </Card>
    </div>
  );
}
