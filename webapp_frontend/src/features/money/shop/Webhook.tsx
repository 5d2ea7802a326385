import type { Shop } from "../../../api/cabinet/wire";
import { say } from "../../../cabinet/Toast";
import { dayAndTime } from "../../../format/dates";
import { wallOf } from "../../../format/wall";
import { shopTexts } from "../../../texts/cabinet/shop";
import { CopyField } from "../../../ui/CopyField";
import css from "./shop.module.css";

const events = [
  "payment.succeeded",
  "payment.canceled",
  "payment.waiting_for_capture",
  "refund.succeeded",
];

/** The address that the provider is to knock at, and where to paste it. */
export function Webhook({ shop: { webhook_url, notified_at } }: { shop: Shop }) {
  const texts = shopTexts();
  if (webhook_url === null) return <p>{texts.webhookOwner}</p>;
  return (
    <>
      <p>{texts.webhook}</p>
      <ul class={css.events}>
        {events.map((event) => (
          <li key={event}>
            <code>{event}</code>
          </li>
        ))}
      </ul>
      <CopyField
        label={texts.webhookLabel}
        value={webhook_url}
        copyLabel={texts.copy}
        onCopy={(isCopied) => say(isCopied ? texts.copied : texts.selected)}
      />
      <p class={notified_at ? css.good : css.hint}>
        {notified_at ? texts.notified(dayAndTime(wallOf(notified_at))) : texts.notNotified}
      </p>
      <p class={css.hint}>{texts.webhookWhy}</p>
    </>
  );
}
