import { Icon, type IconNode } from "./Icon";
import css from "./IconAction.module.css";

interface Props {
  icon: IconNode;
  label: string;
}

/** An icon above its label, one of a few side by side. */
export function IconButton({ icon, label, onPress }: Props & { onPress: () => void }) {
  return (
    <button type="button" class={css.action} onClick={onPress}>
      <Content icon={icon} label={label} />
    </button>
  );
}

/** The same for a file to download. */
export function IconDownload({ icon, label, href }: Props & { href: string }) {
  return (
    <a class={css.action} href={href} download>
      <Content icon={icon} label={label} />
    </a>
  );
}

function Content({ icon, label }: Props) {
  return (
    <>
      <Icon of={icon} size={22} weight={1.75} />
      <span>{label}</span>
    </>
  );
}
