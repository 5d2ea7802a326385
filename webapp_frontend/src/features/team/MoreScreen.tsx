import { CalendarX2, ChevronRight, Users } from "lucide";
import type { Cabinet } from "../../api/cabinet/wire";
import { type CabinetRoute, go } from "../../cabinet/routing";
import { AppBar } from "../../ui/AppBar";
import { Card, SectionTitle } from "../../ui/Card";
import { CopyField } from "../../ui/CopyField";
import { Icon, type IconNode } from "../../ui/Icon";
import { sayCopied } from "./sayCopied";
import css from "./team.module.css";
import { teamTexts } from "./texts";

/** Everything that has no tab of its own. */
export function MoreScreen({ cabinet }: { cabinet: Cabinet }) {
  const texts = teamTexts();
  return (
    <>
      <AppBar title={texts.more} subtitle={cabinet.name} />
      <main>
        <nav class={css.list} aria-label={texts.more}>
          <Entry
            icon={CalendarX2}
            title={texts.outside}
            hint={texts.outsideHint}
            to={{ name: "outside" }}
          />
          {cabinet.role === "owner" && (
            <Entry icon={Users} title={texts.team} hint={texts.teamHint} to={{ name: "team" }} />
          )}
        </nav>
        <ClientLinks cabinet={cabinet} />
      </main>
    </>
  );
}

interface EntryProps {
  icon: IconNode;
  title: string;
  hint: string;
  to: CabinetRoute;
}

function Entry({ icon, title, hint, to }: EntryProps) {
  return (
    <button type="button" class={css.entry} onClick={() => go(to)}>
      <Icon of={icon} size={22} weight={1.75} class={css.icon} />
      <span class={css.grow}>
        {title} <span class={css.hint}>{hint}</span>
      </span>
      <Icon of={ChevronRight} size={18} class={css.chevron} />
    </button>
  );
}

function ClientLinks({ cabinet: { slug, bot_username } }: { cabinet: Cabinet }) {
  const texts = teamTexts();
  const page = `${location.origin}/app/${slug}`;
  return (
    <section>
      <SectionTitle>{texts.forClients}</SectionTitle>
      <Card>
        <p class={css.hint}>{texts.forClientsHint}</p>
        {bot_username && (
          <CopyField
            label={texts.botLink}
            value={`https://t.me/${bot_username}`}
            copyLabel={texts.copy}
            onCopy={sayCopied}
          />
        )}
        <CopyField label={texts.pageLink} value={page} copyLabel={texts.copy} onCopy={sayCopied} />
      </Card>
    </section>
  );
}
