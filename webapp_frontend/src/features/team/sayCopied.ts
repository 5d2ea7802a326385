import { say } from "../../cabinet/Toast";
import { teamTexts } from "../../texts/cabinet/team";

/** Says that a link was copied, or that it is selected where the clipboard is forbidden. */
export function sayCopied(isCopied: boolean): void {
  say(isCopied ? teamTexts().copied : teamTexts().selected);
}
