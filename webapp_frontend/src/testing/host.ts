import { vi } from "vitest";

type PostedEvent = [type: string, data: Record<string, unknown>];

/** Telegram's web client around the page: it hears what the page posts and can speak to it. */
export class FakeHost {
  readonly posted: PostedEvent[] = [];

  constructor() {
    vi.stubGlobal("parent", this);
  }

  postMessage(message: string): void {
    const { eventType, eventData } = JSON.parse(message);
    this.posted.push([eventType, eventData]);
  }

  say(eventType: string, eventData: unknown = null): void {
    hearFrom(this, eventType, eventData);
  }

  /** The last thing the page has said of this kind. */
  last(type: string): Record<string, unknown> | undefined {
    return this.posted.filter(([posted]) => posted === type).at(-1)?.[1];
  }
}

/** Lets the page receive a message of Telegram's form from any window. */
export function hearFrom(source: unknown, eventType: string, eventData: unknown = null): void {
  const event = new MessageEvent("message", { data: JSON.stringify({ eventType, eventData }) });
  Object.defineProperty(event, "source", { value: source });
  window.dispatchEvent(event);
}
