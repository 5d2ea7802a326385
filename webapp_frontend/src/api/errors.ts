/** The codes a client may meet; together with the cabinet's they are `tests/contract/error_codes.json`. */
export const clientCodes = [
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
  "visit_not_movable",
  "reschedule_too_late",
  "service_hours",
] as const;

/** The codes a client may meet where money is; their sentences come along with those screens. */
export const paymentCodes = [
  "promo_code_refused",
  "receipt_email_needed",
  "price_changed",
  "payments_unavailable",
  "too_many_unpaid",
  "too_many_let_go",
  "nothing_to_pay",
  "payment_not_found",
] as const;

/** The codes that only the cabinet meets. */
export const cabinetCodes = [
  "not_a_member",
  "edited_elsewhere",
  "client_not_found",
  "phone_invalid",
  "schedule_invalid",
  "visit_status_fixed",
  "time_off_not_found",
  "visit_too_short",
  "service_invalid",
  "bot_missing",
  "money_invalid",
  "nothing_to_refund",
  "shop_missing",
  "discount_not_found",
  "receipt_not_found",
  "refund_not_found",
] as const;

export type CabinetCode = (typeof cabinetCodes)[number];
export type PaymentCode = (typeof paymentCodes)[number];
export type ServerCode = (typeof clientCodes)[number] | PaymentCode | CabinetCode;

/** What can also go wrong before an answer is understood. */
export type LocalCode = "network" | "timeout" | "unexpected";

/** What every page must have a sentence for. */
export type ErrorCode = (typeof clientCodes)[number] | LocalCode;

export interface Alternative {
  at: string;
  master: number;
}

interface Details {
  alternatives?: Alternative[];
  fields?: Record<string, string[]>;
  retryAfterSeconds?: number | null;
}

/** The one error the pages deal with; `errorText` says it in words. */
export class ApiError extends Error {
  // Declared only: a field of its own costs the bundle a helper for old WebViews.
  declare readonly code: ServerCode | LocalCode;
  declare readonly alternatives: Alternative[];
  /** What is wrong with each field of what was sent, by its path. */
  declare readonly fields: Record<string, string[]>;
  declare readonly retryAfterSeconds: number | null;

  constructor(code: ServerCode | LocalCode, details: Details = {}) {
    super(code);
    this.code = code;
    this.name = "ApiError";
    this.alternatives = details.alternatives ?? [];
    this.fields = details.fields ?? {};
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
  return [...clientCodes, ...paymentCodes, ...cabinetCodes].includes(code as ServerCode);
}
