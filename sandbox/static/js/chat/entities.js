/** Telegram's formatted text as nodes. Offsets count UTF-16 units, as JavaScript strings do. */
import { h } from "../ui/dom.js";

const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};

/** `follow(url)` is called when a link is tapped. */
export function formatted(text, entities = [], follow) {
  return nodes(text, 0, text.length, entities, follow);
}

// Entities nest and never cross, so the first one that starts here holds those inside it.
function nodes(text, from, to, entities, follow) {
  const made = [];
  let position = from;
  const inside = entities.filter(({ offset, length }) => offset >= from && offset + length <= to);
  for (const entity of inside) {
    const end = entity.offset + entity.length;
    if (entity.offset < position) continue;
    made.push(text.slice(position, entity.offset));
    const rest = entities.slice(entities.indexOf(entity) + 1);
    made.push(wrap(entity, text.slice(entity.offset, end), nodes(text, entity.offset, end, rest, follow), follow));
    position = end;
  }
  made.push(text.slice(position, to));
  return made.filter((node) => node !== "");
}

function wrap(entity, words, children, follow) {
  if (entity.type === "text_link" || entity.type === "url") {
    const url = entity.url ?? words;
    const onclick = (event) => {
      event.preventDefault();
      follow(url);
    };
    return h("a", { href: /^(https?|tg):/.test(url) ? url : "#", rel: "noopener", onclick }, children);
  }
  if (entity.type === "spoiler") return h("span", { class: "spoiler", tabindex: "0" }, children);
  if (entity.type === "bot_command") return h("span", { class: "command" }, children);
  return h(TAGS[entity.type] ?? "span", {}, children);
}
