import { vi } from "vitest";

export interface Sent {
  method: string;
  /** Below the tenant's own address. */
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

export interface Reply {
  status?: number;
  body?: unknown;
  headers?: HeadersInit;
}

/** Answers a request: a status with JSON, or a thrown error for a broken network. */
export type Answer = (sent: Sent) => Reply | Promise<Reply>;

/** Stands in for `fetch`, remembers what was asked and answers as it is told to. */
export abstract class StandIn {
  readonly sent: Sent[] = [];
  private readonly next: { what: string; answer: Answer }[] = [];

  constructor() {
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => this.fetch(url, init));
  }

  /** What a server with nothing unusual about it answers. */
  protected abstract usual(sent: Sent): Reply;

  /** Answers the next request whose method and path contain `what` in a way of its own. */
  once(what: string, answer: Answer): void {
    this.next.push({ what, answer });
  }

  /** Refuses the next such request with an error of the API. */
  refuseOnce(what: string, status: number, code: string, more: object = {}): void {
    this.once(what, () => ({ status, body: { code, message: "", request_id: "1", ...more } }));
  }

  /** Lets the next such request fail as without a network. */
  breakOnce(what: string): void {
    this.once(what, () => {
      throw new TypeError("Failed to fetch");
    });
  }

  /** Answers the next such request only when the returned function is called. */
  holdOnce(what: string, reply: Reply): () => void {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.once(what, () => held.then(() => reply));
    return release;
  }

  /** The requests so far whose method and path contain `what`. */
  requests(what: string): Sent[] {
    return this.sent.filter(({ method, path }) => `${method} ${path}`.includes(what));
  }

  private async fetch(url: string, init: RequestInit): Promise<Response> {
    const sent: Sent = {
      method: init.method ?? "GET",
      path: url.replace(/^\/api\/v1\/(tenants|cabinet)\/(?!session$)[^/?]+/, ""),
      headers: init.headers as Record<string, string>,
      body: init.body === undefined ? undefined : JSON.parse(String(init.body)),
    };
    this.sent.push(sent);
    const at = this.next.findIndex(({ what }) => `${sent.method} ${sent.path}`.includes(what));
    const [special] = at < 0 ? [] : this.next.splice(at, 1);
    const reply = await (special ? special.answer(sent) : this.usual(sent));
    const { status = 200, body, headers = {} } = reply;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return new Response(status === 204 ? null : text, { status, headers });
  }
}
