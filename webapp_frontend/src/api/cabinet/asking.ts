import { currentSlug } from "../../history";
import { type Method, request } from "../request";
import { withCabinetSession } from "./session";

type Query = Record<string, string | number | number[] | null | undefined>;

/** Reads something below the tenant's cabinet; throws ApiError. */
export function ask<T>(path: string, query: Query = {}): Promise<T> {
  return withCabinetSession((token) =>
    request("GET", `${cabinetPath(path)}${queryOf(query)}`, { token }),
  );
}

/** Changes something below the tenant's cabinet; throws ApiError. */
export function send<T>(
  method: Exclude<Method, "GET">,
  path: string,
  body?: unknown,
  idempotencyKey?: string,
): Promise<T> {
  return withCabinetSession((token) =>
    request(method, cabinetPath(path), {
      token,
      ...(body === undefined ? {} : { body }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    }),
  );
}

/** An address below the tenant's cabinet, as the API's paths begin. */
export function cabinetPath(path: string): string {
  return `/cabinet/${currentSlug()}${path}`;
}

export function queryOf(query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined) params.set(name, String(value));
  }
  const text = params.toString();
  return text && `?${text}`;
}
