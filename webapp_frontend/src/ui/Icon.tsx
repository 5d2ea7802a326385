import type { IconNode } from "lucide";
import { h } from "preact";

export type { IconNode } from "lucide";

interface Props {
  of: IconNode;
  size?: number;
  weight?: number;
  class?: string | undefined;
}

/** A line icon. It never says anything on its own, so screen readers skip it. */
export function Icon({ of: shapes, size = 24, weight = 2, class: extra }: Props) {
  return (
    <svg
      class={extra}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={weight}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {shapes.map(([tag, attributes], index) => h(tag, { key: index, ...attributes }))}
    </svg>
  );
}
