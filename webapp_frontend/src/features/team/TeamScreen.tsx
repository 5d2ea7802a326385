import { Lock } from "lucide";
import { useEffect, useMemo } from "preact/hooks";
import { fetchMembers } from "../../api/cabinet/endpoints";
import type { Cabinet, Invitation, Member } from "../../api/cabinet/wire";
import { back } from "../../cabinet/routing";
import { resource } from "../../resource";
import { ct } from "../../texts/cabinet";
import { teamTexts } from "../../texts/cabinet/team";
import { AppBar } from "../../ui/AppBar";
import { Card, SectionTitle } from "../../ui/Card";
import { ErrorState, Message } from "../../ui/Message";
import { Skeleton } from "../../ui/Skeleton";
import { Invite } from "./Invite";
import { momentOf } from "./moment";
import css from "./team.module.css";

/** Who works for the tenant, and inviting more; the owner's only. */
export function TeamScreen({ cabinet }: { cabinet: Cabinet }) {
  const texts = teamTexts();
  return (
    <>
      <AppBar title={texts.team} subtitle={cabinet.name} onBack={() => back({ name: "more" })} />
      <main>
        {cabinet.role === "owner" ? (
          <Team cabinet={cabinet} />
        ) : (
          <Message icon={Lock} title={texts.ownerOnly} />
        )}
      </main>
    </>
  );
}

function Team({ cabinet }: { cabinet: Cabinet }) {
  const people = useMemo(() => resource(fetchMembers), []);
  useEffect(() => {
    people.load();
  }, [people]);
  const known = people.data.value;
  const error = people.error.value;
  const texts = teamTexts();
  if (known === null) {
    return error ? (
      <ErrorState error={error} onRetry={people.load} />
    ) : (
      <Skeleton heights={[120, 160]} />
    );
  }
  return (
    <>
      <SectionTitle>{texts.people}</SectionTitle>
      <ul class={css.list}>
        {known.members.map((member) => (
          <Person key={member.id} member={member} cabinet={cabinet} />
        ))}
      </ul>
      {known.members.length === 1 && <Card>{texts.onlyYou}</Card>}
      {known.invitations.length > 0 && (
        <Pending invitations={known.invitations} cabinet={cabinet} />
      )}
      <Invite cabinet={cabinet} members={known.members} onInvited={people.load} />
    </>
  );
}

function Person({ member, cabinet }: { member: Member; cabinet: Cabinet }) {
  const role = ct().shell.role[member.role];
  const name = nameOf(cabinet, member.master_id);
  const notes = [name && role, member.is_self && teamTexts().you].filter(Boolean).join(" · ");
  return (
    <li class={css.person}>
      <p class={css.name}>{name ?? role}</p>
      {notes && <p class={css.hint}>{notes}</p>}
    </li>
  );
}

interface PendingProps {
  invitations: Invitation[];
  cabinet: Cabinet;
}

function Pending({ invitations, cabinet }: PendingProps) {
  return (
    <>
      <SectionTitle>{teamTexts().pending}</SectionTitle>
      <ul class={css.list}>
        {invitations.map(({ role, master_id, expires_at }, index) => (
          <li key={index} class={css.person}>
            <p class={css.name}>
              {[ct().shell.role[role], nameOf(cabinet, master_id)].filter(Boolean).join(" · ")}
            </p>
            <p class={css.hint}>{teamTexts().until(momentOf(expires_at))}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function nameOf(cabinet: Cabinet, master: number | null): string | undefined {
  return cabinet.masters.find(({ id }) => id === master)?.name;
}
