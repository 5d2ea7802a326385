import type { Shop } from "../../../api/cabinet/wire";
import { openLink } from "../../../telegram";
import { shopTexts } from "../../../texts/cabinet/shop";
import { Button } from "../../../ui/Button";
import { NumberedStep } from "../../../ui/NumberedStep";
import { KeysForm } from "./KeysForm";
import { Webhook } from "./Webhook";

/** The steps to a working shop; what is done already is folded to its title. */
export function ConnectSteps({ shop }: { shop: Shop | null }) {
  const texts = shopTexts();
  const isConnected = shop?.state === "connected";
  const hasKeys = isConnected || shop?.state === "checking";
  const done = { isDone: hasKeys, doneLabel: texts.keysDone };
  return (
    <ol>
      <NumberedStep number={1} title={texts.openTitle} {...done}>
        {!hasKeys && (
          <>
            <p>{texts.open}</p>
            <Button onPress={() => openLink("https://yookassa.ru/")}>{texts.toYookassa}</Button>
          </>
        )}
      </NumberedStep>
      <NumberedStep number={2} title={texts.keysTitle} {...done}>
        {!hasKeys && <KeysForm account={shop?.account_id ?? ""} />}
      </NumberedStep>
      <NumberedStep
        number={3}
        title={texts.webhookTitle}
        isDone={shop !== null && shop.notified_at !== null}
        doneLabel={texts.keysDone}
      >
        {isConnected && <Webhook shop={shop} />}
      </NumberedStep>
    </ol>
  );
}
