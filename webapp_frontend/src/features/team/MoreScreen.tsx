import { CalendarX2, Users } from "lucide";
import type { Cabinet } from "../../api/cabinet/wire";
import { go } from "../../cabinet/routing";
import { teamTexts } from "../../texts/cabinet/team";
import { AppBar } from "../../ui/AppBar";
import { Card, SectionTitle } from "../../ui/Card";
import { CopyField } from "../../ui/CopyField";
import { RowButton } from "../../ui/RowButton";
import { sayCopied } from "./sayCopied";
import css from "./team.module.css";

/** Everything that has no tab of its own. */
export function MoreScreen({ cabinet }: { cabinet: Cabinet }) {
  const texts = teamTexts();
  return (
    <>
      <AppBar title={texts.more} subtitle={cabinet.name} />
      <main>
        <nav class={css.rows} aria-label={texts.more}>
          <RowButton
            icon={CalendarX2}
            label={texts.outside}
            hint={texts.outsideHint}
            onPress={() => go({ name: "outside" })}
            isWay
          />
          {cabinet.role === "owner" && (
            <RowButton
              icon={Users}
              label={texts.team}
              hint={texts.teamHint}
              onPress={() => go({ name: "team" })}
              isWay
            />
          )}
        </nav>
        <ClientLinks cabinet={cabinet} />
      </main>
    </>
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
