import type { Tenant } from "../../api/wire";
import { closeApp, hasHost } from "../../telegram";
import { pt } from "../../texts/payments";
import { Button, ButtonLink } from "../../ui/Button";

/** The way to the chat with the master: behind the Mini App, else by a link. */
export function WriteToMaster({ tenant }: { tenant: Tenant }) {
  const { toMaster } = pt();
  if (hasHost()) return <Button onPress={closeApp}>{toMaster}</Button>;
  return tenant.bot ? <ButtonLink href={tenant.bot.link}>{toMaster}</ButtonLink> : null;
}
