import { type Alternative, ApiError, isServerCode } from "./errors";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const readTimeoutMs = 10_000;
const writeTimeoutMs = 15_000;

export interface RequestOptions {
  body?: unknown;
  token?: string;
  idempotencyKey?: string;
}

/**
 * Sends one request to the API and returns its JSON; undefined where the answer has no content.
 *
 * Throws ApiError and nothing else: the server's code, or `network`, `timeout`, `unexpected`.
 */
export async function request<T>(
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<T> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), method === "GET" ? readTimeoutMs : writeTimeoutMs);
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      headers: headersOf(options),
      signal: abort.signal,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    // The timer also covers the body: a bad connection often stalls between the two.
    const text = await response.text();
    if (!response.ok) throw errorOf(method, response, text);
    return (response.status === 204 ? undefined : parse(text)) as T;
  } catch (thrown) {
    if (thrown instanceof ApiError) throw thrown;
    throw new ApiError(abort.signal.aborted ? "timeout" : "network");
  } finally {
    clearTimeout(timer);
  }
}

// A header of ours on the card's request would make the browser discard the copy that
// index.html preloads, so only requests that need a header get one.
function headersOf({ body, token, idempotencyKey }: RequestOptions): Record<string, string> {
  return {
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...(idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey }),
  };
}

function errorOf(method: string, response: Response, text: string): ApiError {
  const body = parseOrNull(text);
  const code = isServerCode(body?.code) ? body.code : codeOf(method, response.status);
  const isAskedToWait = response.status === 429 || response.status === 503;
  const retryAfter = Number((isAskedToWait && response.headers.get("Retry-After")) || Number.NaN);
  return new ApiError(code, {
    alternatives: body?.alternatives ?? [],
    fields: body?.fields ?? {},
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
  });
}

// A proxy in front of the server answers without our code, and for all it knows the server
// may have done what was asked of it.
function codeOf(method: string, status: number) {
  if (status === 429) return "rate_limited";
  if (status === 404) return "not_found";
  if (status === 413) return "body_too_large";
  return method === "GET" && status >= 502 && status <= 504 ? "unavailable" : "unexpected";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("unexpected");
  }
}

interface Refusal {
  code?: unknown;
  alternatives?: Alternative[];
  fields?: Record<string, string[]>;
}

function parseOrNull(text: string): Refusal | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" ? body : null;
  } catch {
    return null;
  }
}
