import { connect } from "./live.js";
import { buildPage } from "./page.js";
import { on } from "./store.js";
import { language, t } from "./texts.js";
import { paint } from "./theme.js";

document.documentElement.lang = language;
document.title = t("title");

let page = null;
on("state", () => {
  paint();
  page ??= buildPage(document.body);
  page.refresh();
});
connect();
