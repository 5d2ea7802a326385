/** What the page knows of the world, kept up to date by the live stream. */
import { readChat, readState } from "./api.js";

export const world = { people: [], bots: new Map(), chats: new Map(), faults: [], themes: null, yookassa: null };

const messages = new Map();
const complete = new Set();
const listeners = new Map();

export const keyOf = ({ user, bot }) => `${user}:${bot}`;

/** Listen to "state", "chat", "typing", "answer", "faults", "yookassa" or "connection". */
export function on(type, listener) {
  listeners.set(type, [...(listeners.get(type) ?? []), listener]);
}

export function emit(type, detail) {
  for (const listener of listeners.get(type) ?? []) listener(detail);
}

/** Read everything again: at the start, after a lost connection and after a reset. */
export async function refresh() {
  messages.clear();
  complete.clear();
  const state = await readState();
  world.people = state.people;
  world.bots = new Map(state.bots.map((bot) => [bot.username, bot]));
  world.chats = new Map(state.people.flatMap(({ chats }) => chats.map((chat) => [keyOf(chat), chat])));
  world.faults = state.faults;
  world.themes = state.themes;
  world.yookassa = state.yookassa;
  emit("state");
}

/** Take in one event of the live stream. */
export function take(event) {
  if (event.chat) world.chats.set(keyOf(event.chat), event.chat);
  if (event.type === "message") messagesOf(event.chat).set(event.message.message_id, event.message);
  if (event.type === "deleted") messagesOf(event.chat).delete(event.message_id);
  if (event.type === "bot") world.bots.set(event.bot.username, event.bot);
  if (event.type === "faults") world.faults = event.faults;
  if (event.type === "yookassa") world.yookassa = event.yookassa;
  if (event.chat) emit("chat", event.chat);
  if (event.type === "bot") emit("bot", event.bot);
  if (["typing", "answer", "faults", "yookassa"].includes(event.type)) emit(event.type, event);
}

/** Read the chat's history once; what the stream brought meanwhile is newer and stays. */
export async function load(chat) {
  const key = keyOf(chat);
  if (complete.has(key)) return;
  complete.add(key);
  const full = await readChat(chat);
  const known = messagesOf(chat);
  for (const message of full.messages) {
    if (!known.has(message.message_id)) known.set(message.message_id, message);
  }
  emit("chat", world.chats.get(key) ?? chat);
}

/** The chat's messages as far as they are known, oldest first. */
export function history(chat) {
  return [...messagesOf(chat).values()].sort((one, other) => one.message_id - other.message_id);
}

export const person = (id) => world.people.find((one) => one.id === id);
export const fullName = (one) => [one.first_name, one.last_name].filter(Boolean).join(" ");

function messagesOf(chat) {
  const key = keyOf(chat);
  if (!messages.has(key)) messages.set(key, new Map());
  return messages.get(key);
}
