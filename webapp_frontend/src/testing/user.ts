import { screen } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";

/** Presses a button once it is there. */
export async function press(name: string | RegExp): Promise<void> {
  await userEvent.click(await screen.findByRole("button", { name }));
}

/** Chooses a radio button once it is there; the last one where a time stands twice. */
export async function pick(name: string | RegExp): Promise<void> {
  const found = await screen.findAllByRole("radio", { name });
  await userEvent.click(found.at(-1) ?? document.body);
}

/** Waits for the heading that a screen begins with. */
export function seeScreen(title: string): Promise<HTMLElement> {
  return screen.findByRole("heading", { level: 1, name: title });
}

/** Waits for a text anywhere on the page. */
export function see(text: string | RegExp): Promise<HTMLElement> {
  return screen.findByText(text);
}

export function isShown(text: string | RegExp): boolean {
  return screen.queryByText(text) !== null;
}
