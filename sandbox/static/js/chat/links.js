/** Read a link to a bot: `{bot, start}`, or null for a link that leads elsewhere. */
export function botLink(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) return null;
  if (url.protocol === "tg:" && url.hostname === "resolve") {
    return { bot: url.searchParams.get("domain"), start: url.searchParams.get("start") };
  }
  const bot = url.pathname.slice(1);
  if (url.hostname !== "t.me" || !/^\w{4,32}$/.test(bot)) return null;
  return { bot, start: url.searchParams.get("start") };
}
