/** The left side: a section per stand-in, and what applies to all of them at the foot. */
import { faultCount } from "./faults.js";
import { peopleSection } from "./people.js";
import { on } from "./store.js";
import { language, speak, t } from "./texts.js";
import { onTheme, switchTheme, theme } from "./theme.js";
import { fill, h } from "./ui/dom.js";
import { icon } from "./ui/icons.js";
import { paymentsSection } from "./yookassa/payments.js";

const SECTIONS = [peopleSection, paymentsSection];

export function createSidebar({ choose, shown, openFaults, openShops }) {
  const body = h("div", { class: "sidebar-body" });
  const foot = h("div", { class: "sidebar-foot" });
  const element = h(
    "nav",
    { class: "sidebar", "aria-label": t("people") },
    h(
      "div",
      { class: "brand" },
      h("span", { class: "brand-mark" }, icon("window", 22)),
      h("div", {}, h("strong", {}, t("brand")), h("small", {}, t("subtitle"))),
    ),
    body,
    foot,
  );

  function render() {
    const focused = body.contains(document.activeElement) && document.activeElement.dataset.row;
    fill(
      body,
      SECTIONS.map((section) => section({ choose, shown, openShops })),
    );
    if (focused) body.querySelector(`[data-row="${focused}"]`)?.focus();
    fill(foot, faultsButton(openFaults), themeButton(), languageButton());
  }

  on("chat", render);
  on("bot", render);
  on("faults", render);
  on("yookassa", render);
  onTheme(render);
  return { element, render };
}

function faultsButton(openFaults) {
  const number = faultCount();
  return h(
    "button",
    { type: "button", class: number ? "foot-button on" : "foot-button", onclick: openFaults },
    icon("alert"),
    h("span", {}, t("faults")),
    number,
  );
}

function themeButton() {
  const isDark = theme() === "dark";
  return h(
    "button",
    { type: "button", class: "round", "aria-label": t(isDark ? "light" : "dark"), onclick: switchTheme },
    icon(isDark ? "sun" : "moon"),
  );
}

function languageButton() {
  const other = language === "en" ? "ru" : "en";
  return h(
    "button",
    { type: "button", class: "round words", lang: other, onclick: () => speak(other) },
    other.toUpperCase(),
    h("span", { class: "spoken" }, ` ${t("other_language")}`),
  );
}
