import { ApiError, isServerCode } from "../errors";
import { withCabinetSession } from "./session";

const timeoutMs = 30_000;

/** Fetches a text that is a file for somebody rather than JSON for us; throws ApiError. */
export function download(path: string): Promise<string> {
  return withCabinetSession((token) => fetchText(path, token));
}

async function fetchText(path: string, token: string): Promise<string> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(`/api/v1${path}`, {
      method: "GET",
      headers: { Authorization: `Bearer ${token}` },
      signal: abort.signal,
    });
    if (!response.ok) throw await refusalOf(response);
    // As bytes: `text()` would swallow the mark by which Excel knows the encoding.
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
  } catch (thrown) {
    if (thrown instanceof ApiError) throw thrown;
    throw new ApiError(abort.signal.aborted ? "timeout" : "network");
  } finally {
    clearTimeout(timer);
  }
}

async function refusalOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const code = (body as { code?: unknown } | null)?.code;
  return new ApiError(isServerCode(code) ? code : "unavailable");
}
