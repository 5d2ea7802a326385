import type { ComponentChildren } from "preact";
import type { VisitMoney } from "../../../../api/cabinet/wire";
import { t } from "../../../../texts";
import { Button } from "../../../../ui/Button";
import { Sheet } from "../../../../ui/Sheet";
import { SaveError } from "../../SaveError";
import { useSaving } from "../../useSaving";
import { recoverMoney, takeMoney } from "./money";

interface Props {
  title: string;
  label: string;
  visit: number;
  children: ComponentChildren;
  /** Makes the change and says what has happened; throws ApiError. */
  act: () => Promise<VisitMoney>;
  isValid?: boolean;
  isDanger?: boolean;
  onClose: () => void;
}

/** A question before money is noted or moved; nothing closes it meanwhile. */
export function MoneySheet(props: Props) {
  const { title, label, visit, children, act, isValid = true, isDanger = false, onClose } = props;
  const { isBusy, error, save } = useSaving();
  return (
    <Sheet title={title} onClose={() => isBusy || onClose()}>
      {children}
      <SaveError error={error} />
      <Button
        tone={isDanger ? "danger" : "filled"}
        isBusy={isBusy || !isValid}
        onPress={() =>
          save(
            async () => takeMoney(await act()),
            onClose,
            () => recoverMoney(visit),
          )
        }
      >
        {label}
      </Button>
      <Button isBusy={isBusy} onPress={onClose}>
        {t().common.close}
      </Button>
    </Sheet>
  );
}
