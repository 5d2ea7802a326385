"""What axe-core says about a page."""

from playwright.sync_api import Page

from tests.support.sandbox import ROOT

_SOURCE = ROOT / "webapp_frontend" / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
      `${id}: ${html.slice(0, 200)} (${failureSummary})`));
}"""


def serious_problems(page: Page) -> list[str]:
    """Return the serious and critical violations, each with the element's markup."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SOURCE.read_text())
    return page.evaluate(_RUN)
