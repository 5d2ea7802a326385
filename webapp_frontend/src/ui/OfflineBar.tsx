import { signal } from "@preact/signals";
import { WifiOff } from "lucide";
import { t } from "../texts";
import { Icon } from "./Icon";
import css from "./OfflineBar.module.css";

export const isOnline = signal(navigator.onLine);

addEventListener("online", () => {
  isOnline.value = true;
});
addEventListener("offline", () => {
  isOnline.value = false;
});

/** One line on top of the page while there is no network. */
export function OfflineBar() {
  return (
    <div role="status">
      {!isOnline.value && (
        <p class={css.bar}>
          <Icon of={WifiOff} size={16} />
          {t().common.offline}
        </p>
      )}
    </div>
  );
}
