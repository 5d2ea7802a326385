import { useState } from "preact/hooks";
import { connectShop } from "../../../api/cabinet/moneyEndpoints";
import { shopTexts } from "../../../texts/cabinet/shop";
import { Button } from "../../../ui/Button";
import { SecretInput } from "../../../ui/SecretInput";
import { TextInput } from "../../../ui/TextInput";
import { SaveError } from "../../day/SaveError";
import { useSaving } from "../../day/useSaving";
import { shopSettings } from "./shop";

interface Props {
  /** The shop's number, where it is known already. */
  account: string;
  label?: string;
  onDone?: () => void;
}

const accountShape = /^\d{3,20}$/;
const secretShape = /^(live|test)_[A-Za-z0-9_*-]{15,123}$/;

/** The number and the secret key of a shop; the key is forgotten here once it is sent. */
export function KeysForm({ account: known, label, onDone }: Props) {
  const [account, setAccount] = useState(known);
  const [secret, setSecret] = useState("");
  const [isTried, setTried] = useState(false);
  const { isBusy, error, save } = useSaving();
  const texts = shopTexts();
  const keys = { account_id: account.trim(), secret_key: secret.trim() };
  const isAccountWrong = !accountShape.test(keys.account_id) || isRefused("account_id");
  const isSecretWrong = !secretShape.test(keys.secret_key) || isRefused("secret_key");

  function isRefused(field: string): boolean {
    return error?.fields[field] !== undefined;
  }

  async function send(): Promise<void> {
    shopSettings.set(await connectShop(keys));
    setSecret("");
  }

  function connect(): void {
    setTried(true);
    const isRight = accountShape.test(keys.account_id) && secretShape.test(keys.secret_key);
    if (isRight) save(send, () => onDone?.());
  }

  return (
    <>
      <p>{texts.keys}</p>
      <TextInput
        label={texts.account}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        value={account}
        error={isTried && isAccountWrong ? texts.accountWrong : undefined}
        onChange={setAccount}
      />
      <SecretInput
        label={texts.secret}
        hint={texts.secretHint}
        value={secret}
        error={isTried && isSecretWrong ? texts.secretWrong : undefined}
        onChange={setSecret}
      />
      <SaveError error={error} />
      <Button tone="filled" isBusy={isBusy} onPress={connect}>
        {label ?? texts.connect}
      </Button>
    </>
  );
}
