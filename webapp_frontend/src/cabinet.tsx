// First, so that a component's own rules come later and win.
import "./ui/tokens.css";
import "./ui/base.css";

import { effect } from "@preact/signals";
import { render } from "preact";
import { CabinetApp } from "./cabinet/App";
import { startRefreshing } from "./cabinet/refresh";
import { startRouting } from "./cabinet/routing";
import { prepareScreens } from "./cabinet/screens";
import { cabinet } from "./cabinet/state";
import { currentSlug } from "./history";
import { isInsideTelegram, startTelegram, telegramUser } from "./telegram";
import { languageFor, setLanguage } from "./texts";
import { ct } from "./texts/cabinet";
import { startTheme } from "./theme";
import { speakOfErrors } from "./ui/Message";

startTelegram();
startTheme();
setLanguage(languageFor(telegramUser().languageCode ?? navigator.language));
speakOfErrors(() => ct().shell.errors);
startRouting();
startRefreshing();
if (isInsideTelegram() && currentSlug() !== "") cabinet.load();

effect(() => {
  if (cabinet.data.value) prepareScreens();
});

const root = document.getElementById("app");
if (root) render(<CabinetApp />, root);
