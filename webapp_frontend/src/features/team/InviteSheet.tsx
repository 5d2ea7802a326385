import type { InvitationLink, NewInvitation } from "../../api/cabinet/wire";
import { openLink } from "../../telegram";
import { teamTexts } from "../../texts/cabinet/team";
import { Button } from "../../ui/Button";
import { CopyField } from "../../ui/CopyField";
import { Sheet } from "../../ui/Sheet";
import { momentOf } from "./moment";
import { sayCopied } from "./sayCopied";

interface Props {
  invitation: InvitationLink & NewInvitation;
  onClose: () => void;
}

/** The link just made, to be sent to whom it is for. */
export function InviteSheet({ invitation: { link, role, expires_at }, onClose }: Props) {
  const texts = teamTexts();
  return (
    <Sheet title={texts.linkTitle[role]} onClose={onClose}>
      <p>{texts.linkHint(momentOf(expires_at))}</p>
      <CopyField label={texts.link} value={link} copyLabel={texts.copy} onCopy={sayCopied} />
      <Button
        tone="filled"
        onPress={() => openLink(`https://t.me/share/url?url=${encodeURIComponent(link)}`)}
      >
        {texts.share}
      </Button>
      <Button onPress={onClose}>{texts.done}</Button>
    </Sheet>
  );
}
