import { KeyRound, RefreshCw, Unplug } from "lucide";
import { useState } from "preact/hooks";
import { disconnectShop } from "../../../api/cabinet/moneyEndpoints";
import type { Shop } from "../../../api/cabinet/wire";
import { say } from "../../../cabinet/Toast";
import { ct } from "../../../texts/cabinet";
import { shopTexts } from "../../../texts/cabinet/shop";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { RowButton } from "../../../ui/RowButton";
import { Sheet } from "../../../ui/Sheet";
import { SaveError } from "../../day/SaveError";
import { useSaving } from "../../day/useSaving";
import { KeysForm } from "./KeysForm";
import { checkAgain, shopSettings } from "./shop";
import css from "./shop.module.css";

/** What else can be done to a shop. */
export function ShopActions({ shop }: { shop: Shop }) {
  const [step, setStep] = useState<"replace" | "disconnect" | null>(null);
  const texts = shopTexts();
  const close = () => setStep(null);
  return (
    <Card class={css.actions}>
      <RowButton icon={RefreshCw} label={texts.checkAgain} onPress={checkAgain} />
      {shop.state === "connected" && (
        <RowButton icon={KeyRound} label={texts.replace} onPress={() => setStep("replace")} />
      )}
      <RowButton
        icon={Unplug}
        label={texts.disconnect}
        isDanger
        onPress={() => setStep("disconnect")}
      />
      {step === "replace" && (
        <Sheet title={texts.replaceTitle} onClose={close}>
          <KeysForm account={shop.account_id} label={texts.replace} onDone={close} />
        </Sheet>
      )}
      {step === "disconnect" && <DisconnectSheet onClose={close} />}
    </Card>
  );
}

function DisconnectSheet({ onClose }: { onClose: () => void }) {
  const { isBusy, error, save } = useSaving();
  const { disconnectTitle, disconnectText, disconnect, disconnected } = shopTexts();

  async function send(): Promise<void> {
    shopSettings.set(await disconnectShop());
    say(disconnected);
  }

  return (
    <Sheet title={disconnectTitle} onClose={() => isBusy || onClose()}>
      <p>{disconnectText}</p>
      <SaveError error={error} />
      <Button tone="danger" isBusy={isBusy} onPress={() => save(send, onClose)}>
        {disconnect}
      </Button>
      <Button isBusy={isBusy} onPress={onClose}>
        {ct().shell.keep}
      </Button>
    </Sheet>
  );
}
