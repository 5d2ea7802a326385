import { initData } from "../telegram";
import { request } from "./request";
import { createSigning } from "./signing";
import type { Session } from "./wire";

export { mustReopen } from "./signing";

/** The client's session with a tenant. */
export const { signIn, withSession } = createSigning((slug) =>
  request<Session>("POST", `/tenants/${slug}/session`, { body: { init_data: initData() ?? "" } }),
);
