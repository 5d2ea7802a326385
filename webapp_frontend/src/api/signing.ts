import { signal } from "@preact/signals";
import { ApiError, asApiError } from "./errors";

/** True once Telegram's proof of who we are is refused: only reopening from the chat helps. */
export const mustReopen = signal(false);

/** A session that is opened when first needed and again when the server has forgotten it. */
export interface Signing<S> {
  /** Signs in unless that is done or under way, so that whoever needs the session finds it ready. */
  signIn(slug: string): Promise<S>;
  /** Calls `send` with a session's token; a session the server no longer knows is renewed once. */
  withSession<T>(slug: string, send: (token: string) => Promise<T>): Promise<T>;
}

export function createSigning<S extends { token: string }>(
  open: (slug: string) => Promise<S>,
): Signing<S> {
  // In memory only: a token in storage would outlive the Mini App that it was given to.
  let session: Promise<S> | null = null;
  let of = "";

  function signIn(slug: string): Promise<S> {
    if (of !== slug) session = null;
    of = slug;
    session ??= open(slug).catch((thrown: unknown) => {
      session = null;
      const error = asApiError(thrown);
      mustReopen.value = error.code === "init_data_expired" || error.code === "init_data_invalid";
      throw error;
    });
    return session;
  }

  async function withSession<T>(slug: string, send: (token: string) => Promise<T>): Promise<T> {
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

  return { signIn, withSession };
}

function isStale(error: ApiError): boolean {
  return ["session_expired", "session_invalid", "session_missing"].includes(error.code);
}
