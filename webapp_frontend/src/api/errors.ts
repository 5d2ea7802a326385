/** Every `code` the server answers with; `tests/contract/error_codes.json` is the shared list. */
export const serverCodes = [
  "validation_failed",
  "not_found",
  "tenant_not_found",
  "method_not_allowed",
  "body_too_large",
  "rate_limited",
  "internal_error",
  "unavailable",
  "init_data_invalid",
  "init_data_expired",
  "session_missing",
  "session_invalid",
  "session_expired",
  "forbidden",
  "service_not_offered",
  "master_not_found",
  "range_too_long",
  "off_grid",
  "outside_working_hours",
  "too_soon",
  "too_far_ahead",
  "visit_too_long",
  "too_many_visits",
  "slot_taken",
  "idempotency_key_reused",
  "visit_not_found",
  "visit_already_started",
  "visit_not_cancellable",
] as const;

export type ServerCode = (typeof serverCodes)[number];

/** What can also go wrong before an answer is understood. */
export type LocalCode = "network" | "timeout" | "unexpected";

export type ErrorCode = ServerCode | LocalCode;

export interface Alternative {
  at: string;
  master: number;
}

interface Details {
  alternatives?: Alternative[];
  retryAfterSeconds?: number | null;
}

/** The one error the pages deal with; what to say about it stands in `texts`, by `code`. */
export class ApiError extends Error {
  // Declared only: a field of its own costs the bundle a helper for old WebViews.
  declare readonly code: ErrorCode;
  declare readonly alternatives: Alternative[];
  declare readonly retryAfterSeconds: number | null;

  constructor(code: ErrorCode, details: Details = {}) {
    super(code);
    this.code = code;
    this.name = "ApiError";
    this.alternatives = details.alternatives ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }

  /** Whether the server may have done what was asked although we did not hear so. */
  get outcomeUnknown(): boolean {
    return this.code === "network" || this.code === "timeout" || this.code === "unexpected";
  }
}

/** Turns whatever was thrown into an ApiError; a bug of ours reads as `unexpected`. */
export function asApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : new ApiError("unexpected");
}

export function isServerCode(code: unknown): code is ServerCode {
  return (serverCodes as readonly unknown[]).includes(code);
}
