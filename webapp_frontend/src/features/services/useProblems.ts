import { useState } from "preact/hooks";
import { say } from "../../cabinet/Toast";
import { haptic } from "../../telegram";
import { servicesTexts } from "../../texts/cabinet/services";
import type { ServiceForm } from "./form";
import { type Problems, problemsFromServer, problemsOf } from "./problems";

/** What is wrong with the form: our own findings once saving was tried, and the server's. */
export function useProblems(form: ServiceForm) {
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<Problems>({});
  const found = problemsOf(form);

  /** Whether the form may be sent; says so if not, and shows where. */
  function check(): boolean {
    setTried(true);
    if (Object.keys(found).length === 0) return true;
    say(servicesTexts().problems.check);
    haptic({ type: "notification", notification_type: "error" });
    focusFirst();
    return false;
  }

  /** Takes what the server says of its fields. */
  function refuse(fields: Record<string, string[]>): void {
    setRefused(problemsFromServer(fields));
    focusFirst();
  }

  /** Forgets what the server said of fields that have changed since. */
  function forget(changed: Partial<ServiceForm>): void {
    const isChanged = (field: string) =>
      field === "startHours" ? "earliest" in changed || "latest" in changed : field in changed;
    setRefused((known) =>
      Object.fromEntries(Object.entries(known).filter(([field]) => !isChanged(field))),
    );
  }

  return { problems: { ...refused, ...(isTried ? found : {}) }, check, refuse, forget };
}

function focusFirst(): void {
  // The marks are there after the next render.
  setTimeout(() => {
    document
      .querySelector<HTMLElement>('[aria-invalid="true"], fieldset[aria-describedby] input')
      ?.focus();
  });
}
