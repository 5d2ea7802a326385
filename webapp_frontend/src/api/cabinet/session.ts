import { currentSlug } from "../../history";
import { initData, launchedFor } from "../../telegram";
import { ApiError } from "../errors";
import { request } from "../request";
import { createSigning } from "../signing";
import type { CabinetSession, TenantChoice, Token } from "./wire";

const { withSession } = createSigning(open);

/** Calls `send` with the token of who works for the tenant in the address. */
export function withCabinetSession<T>(send: (token: string) => Promise<T>): Promise<T> {
  return withSession(currentSlug(), send);
}

/** The tenants that someone who came from the manager bot works for. */
export async function fetchTenants(): Promise<TenantChoice[]> {
  const { tenants } = await request<{ tenants: TenantChoice[] }>("POST", "/cabinet/session", {
    body: { init_data: initData() ?? "" },
  });
  return tenants;
}

// A tenant's bot vouches for that tenant only; the manager bot, opened without one, for each
// that the person works for.
async function open(slug: string): Promise<Token> {
  if (launchedFor() === slug) {
    return request<CabinetSession>("POST", `/cabinet/${slug}/session`, {
      body: { init_data: initData() ?? "" },
    });
  }
  const own = (await fetchTenants()).find((tenant) => tenant.slug === slug);
  if (own === undefined) throw new ApiError("not_a_member");
  return own.session;
}
