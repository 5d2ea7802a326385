import { Send } from "lucide";
import type { Tenant } from "../../api/wire";
import { t } from "../../texts";
import { ButtonLink } from "../../ui/Button";
import { Message } from "../../ui/Message";

/** Why there are no visits to see outside Telegram, and the way there. */
export function SignInHint({ tenant }: { tenant: Tenant }) {
  return (
    <Message icon={Send} title={t().visits.outsideTitle} text={t().visits.outside}>
      {tenant.bot && <ButtonLink href={tenant.bot.link}>{t().common.openInTelegram}</ButtonLink>}
    </Message>
  );
}
