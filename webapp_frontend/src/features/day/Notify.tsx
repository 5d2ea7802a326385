import type { VisitClient } from "../../api/cabinet/wire";
import { phoneText } from "../../format/phone";
import { ct } from "../../texts/cabinet";
import { Switch } from "../../ui/Switch";
import css from "./sheets.module.css";

interface Props {
  client: VisitClient;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** Whether to tell the client; who has no Telegram is told of by the master herself. */
export function Notify({ client, isOn, onChange }: Props) {
  const { label, hint, noTelegram } = ct().day.notify;
  if (client.has_telegram)
    return <Switch label={label} hint={hint} isOn={isOn} onChange={onChange} />;
  return (
    <p class={css.hint}>
      {noTelegram(client.name)}
      {client.phone && (
        <>
          {" "}
          <a href={`tel:${client.phone}`}>{phoneText(client.phone)}</a>
        </>
      )}
    </p>
  );
}
