import { UserPlus } from "lucide";
import { useState } from "preact/hooks";
import { invite } from "../../api/cabinet/endpoints";
import type {
  Cabinet,
  InvitationLink,
  Master,
  Member,
  NewInvitation,
} from "../../api/cabinet/wire";
import { sayError } from "../../cabinet/Toast";
import { teamTexts } from "../../texts/cabinet/team";
import { Card, SectionTitle } from "../../ui/Card";
import { PillButtons } from "../../ui/Pill";
import { RowButton } from "../../ui/RowButton";
import { InviteSheet } from "./InviteSheet";
import css from "./team.module.css";

interface Props {
  cabinet: Cabinet;
  members: Member[];
  onInvited: () => void;
}

/** Makes a link that lets somebody in, as administrator or as the master of a calendar. */
export function Invite({ cabinet, members, onInvited }: Props) {
  const [made, setMade] = useState<(InvitationLink & NewInvitation) | null>(null);
  const [isSending, setSending] = useState(false);
  const texts = teamTexts();
  const free = cabinet.masters.filter(({ id }) =>
    members.every(({ master_id }) => master_id !== id),
  );

  async function send(invitation: NewInvitation): Promise<void> {
    if (isSending) return;
    setSending(true);
    try {
      setMade({ ...invitation, ...(await invite(invitation)) });
      onInvited();
    } catch (thrown) {
      sayError(thrown);
    }
    setSending(false);
  }

  if (cabinet.bot_username === null) return <Card tone="warn">{texts.noBot}</Card>;
  return (
    <section aria-busy={isSending}>
      <SectionTitle>{texts.invite}</SectionTitle>
      <div class={css.rows}>
        <RowButton
          icon={UserPlus}
          label={texts.inviteAs.administrator}
          hint={texts.inviteHint.administrator}
          onPress={() => send({ role: "administrator", master_id: null })}
        />
      </div>
      <MasterChoice free={free} onChoose={(id) => send({ role: "master", master_id: id })} />
      {made && <InviteSheet invitation={made} onClose={() => setMade(null)} />}
    </section>
  );
}

interface ChoiceProps {
  /** The masters whose calendars nobody signs in to yet. */
  free: Master[];
  onChoose: (master: number) => void;
}

function MasterChoice({ free, onChoose }: ChoiceProps) {
  const texts = teamTexts();
  return (
    <Card class={css.stack}>
      <p>{texts.inviteAs.master}</p>
      <p class={css.hint}>
        {free.length === 0 ? texts.everyoneHasAccess : texts.inviteHint.master}
      </p>
      {free.length > 0 && (
        <PillButtons
          legend={texts.whose}
          options={free.map(({ id, name }) => ({ value: String(id), label: name }))}
          onPress={(id) => onChoose(Number(id))}
        />
      )}
    </Card>
  );
}
