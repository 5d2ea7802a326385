// Prints what a first visit downloads, gzipped, and fails when the client pages outgrow their budget.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const budgetsInBytes = { js: 30_000, css: 8_000 };
const folder = new URL("../dist/assets/", import.meta.url);

const totals = { js: 0, css: 0 };
for (const name of readdirSync(folder)) {
  const kind = name.split(".").pop();
  if (!(kind in totals)) continue;
  totals[kind] += gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length;
}

let failed = false;
for (const [kind, budget] of Object.entries(budgetsInBytes)) {
  const over = totals[kind] > budget;
  failed ||= over;
  const verdict = over ? "too big" : "ok";
  console.log(
    `${kind}: ${(totals[kind] / 1000).toFixed(1)} kB gzip of ${budget / 1000} kB, ${verdict}`,
  );
}
process.exit(failed ? 1 : 0);
