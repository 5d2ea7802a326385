// First, so that a component's own rules come later and win.
import "./ui/tokens.css";
import "./ui/base.css";

import { render } from "preact";
import { App } from "./app";
import { startDraft } from "./features/booking/draft";
import { tenantCard } from "./features/tenant/tenant";
import { visits } from "./features/visits/visits";
import { laterScreens, prepareLaterScreens } from "./later";
import { startRefreshing } from "./refresh";
import { route, startRouting } from "./routing";
import { isInsideTelegram, startTelegram, telegramUser } from "./telegram";
import { languageFor, setLanguage } from "./texts";
import { startTheme } from "./theme";

startTelegram();
startTheme();
setLanguage(languageFor(telegramUser().languageCode ?? navigator.language));
startRouting();
startDraft();
startRefreshing();
if (route.value.name === "card") tenantCard.load().then(prepareLaterScreens);
else {
  laterScreens.load();
  tenantCard.load();
}
if (isInsideTelegram()) visits.load();

const root = document.getElementById("app");
if (root) render(<App />, root);
