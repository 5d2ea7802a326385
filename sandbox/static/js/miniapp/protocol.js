/** Telegram's web protocol: JSON strings `{eventType, eventData}` by postMessage. */

/**
 * Listen to the page in a frame and call the handler named by its event's type. Messages from
 * anywhere else, broken ones and types without a handler are ignored, as Telegram ignores them.
 */
export function speakWith(frame, origin, handlers) {
  let hasSpoken = false;

  function receive(event) {
    if (event.source !== frame.contentWindow || typeof event.data !== "string") return;
    const said = parsed(event.data);
    hasSpoken = true;
    if (said && Object.hasOwn(handlers, said.eventType)) handlers[said.eventType](said.eventData ?? {});
  }

  addEventListener("message", receive);
  return {
    /** Before its first word the page is not there yet to listen. */
    send(eventType, eventData) {
      if (hasSpoken) frame.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), origin);
    },
    end() {
      removeEventListener("message", receive);
    },
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
