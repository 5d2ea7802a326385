import { Plus, X } from "lucide";
import { Icon } from "./Icon";
import css from "./TagList.module.css";

interface Tag {
  value: number;
  text: string;
  /** Whether it has to stay. */
  isFixed?: boolean;
}

interface Props {
  /** What the tags are, for who can't see where they stand. */
  label: string;
  tags: Tag[];
  /** Names the button that takes a tag away. */
  removeLabel: (text: string) => string;
  onRemove: (value: number) => void;
  /** Absent where nothing can be added. */
  addLabel?: string | undefined;
  onAdd: () => void;
}

/** What has been picked, each with a button to take it away, and a button to add to it. */
export function TagList({ label, tags, removeLabel, onRemove, addLabel, onAdd }: Props) {
  return (
    <div class={css.line}>
      {tags.length > 0 && (
        <ol class={css.tags} aria-label={label}>
          {tags.map(({ value, text, isFixed }) => (
            <li key={value} class={isFixed ? `${css.tag} ${css.fixed}` : css.tag}>
              {text}
              {!isFixed && (
                <button
                  type="button"
                  class={css.remove}
                  aria-label={removeLabel(text)}
                  onClick={() => onRemove(value)}
                >
                  <Icon of={X} size={18} />
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      {addLabel && (
        <button type="button" class={css.add} onClick={onAdd}>
          <Icon of={Plus} size={18} />
          {addLabel}
        </button>
      )}
    </div>
  );
}
