import { MapPin } from "lucide";
import type { Tenant } from "../../api/wire";
import { t } from "../../texts";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import css from "./TenantScreen.module.css";

export function TenantHeader({ tenant }: { tenant: Tenant }) {
  const { name, tagline, about, address, directions, masters } = tenant;
  return (
    <Card>
      <div class={css.head}>
        <span class={css.monogram} aria-hidden="true">
          {initials(name)}
        </span>
        <div class={css.names}>
          <h1 tabIndex={-1} class={css.name}>
            {name}
          </h1>
          {tagline && <p class={css.hint}>{tagline}</p>}
        </div>
      </div>
      {about && <p class={css.about}>{about}</p>}
      {address && (
        <p class={css.place}>
          <Icon of={MapPin} size={18} />
          <span>
            {address}
            {directions && <span class={css.hint}>{directions}</span>}
          </span>
        </p>
      )}
      {masters.length > 1 && (
        <p class={css.masters}>
          <span class={css.hint}>{t().card.masters}</span>
          {masters.map(({ name, title }) => (title ? `${name}, ${title}` : name)).join(" · ")}
        </p>
      )}
    </Card>
  );
}

/** Up to two first letters, for want of a portrait. */
function initials(name: string): string {
  return name
    .split(/[\s·]+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join("");
}
