import { signal } from "@preact/signals";
import { initData } from "../telegram";
import { ApiError, asApiError } from "./errors";
import { request } from "./request";
import type { Session } from "./wire";

/** True once Telegram's proof of who we are is refused: only reopening from the chat helps. */
export const mustReopen = signal(false);

// In memory only: a token in storage would outlive the Mini App that it was given to.
let session: Promise<Session> | null = null;

/** Signs in unless that is done or under way, so that whoever needs the session finds it ready. */
export function signIn(slug: string): Promise<Session> {
  session ??= request<Session>("POST", `/tenants/${slug}/session`, {
    body: { init_data: initData() ?? "" },
  }).catch((thrown: unknown) => {
    session = null;
    const error = asApiError(thrown);
    mustReopen.value = error.code === "init_data_expired" || error.code === "init_data_invalid";
    throw error;
  });
  return session;
}

/** Calls `send` with a session's token; a session the server no longer knows is renewed once. */
export async function withSession<T>(
  slug: string,
  send: (token: string) => Promise<T>,
): Promise<T> {
  const used = signIn(slug);
  const { token } = await used;
  try {
    return await send(token);
  } catch (thrown) {
    if (!(thrown instanceof ApiError) || !isStale(thrown)) throw thrown;
    // Of several requests refused together only the first drops the session they shared.
    if (session === used) session = null;
    return send((await signIn(slug)).token);
  }
}

function isStale(error: ApiError): boolean {
  return ["session_expired", "session_invalid", "session_missing"].includes(error.code);
}
