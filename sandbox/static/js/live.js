/** The live stream: reads the world when it opens and passes on what changes after that. */
import { emit, refresh, take } from "./store.js";

export function connect() {
  const stream = new EventSource("/control/events");
  let waiting = null;

  // Events that come while the world is being read are newer than what is read.
  async function read() {
    waiting = [];
    try {
      await refresh();
      emit("connection", true);
    } finally {
      const held = waiting;
      waiting = null;
      held.forEach(receive);
    }
  }

  function receive(event) {
    if (waiting) waiting.push(event);
    else if (event.type === "hello" || event.type === "reset") read();
    else take(event);
  }

  stream.addEventListener("message", ({ data }) => receive(JSON.parse(data)));
  stream.addEventListener("error", () => emit("connection", false));
}
