// Prints what a first look at each page downloads, gzipped, and fails when one outgrows its budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("manifest.json", dist), "utf8"));

/** The files of an entry and of all that it imports statically; what comes later is not counted. */
function filesOf(entry, known = new Set()) {
  const { file, css = [], imports = [] } = manifest[entry];
  if (known.has(file)) return known;
  for (const name of [file, ...css]) known.add(name);
  for (const imported of imports) filesOf(imported, known);
  return known;
}

function gzipped(files, kind) {
  return [...files]
    .filter((name) => name.endsWith(`.${kind}`))
    .map((name) => gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length)
    .reduce((total, size) => total + size, 0);
}

const client = filesOf("index.html");
const cabinet = filesOf("cabinet.html");
const grid = [...filesOf("src/features/day/DayView.tsx")].filter((name) => !cabinet.has(name));
const looks = [
  { name: "client pages", files: client, budgets: { js: 30_000, css: 8_000 } },
  { name: "cabinet", files: cabinet, budgets: { js: 45_000, css: 8_000 } },
  { name: "day grid", files: grid, budgets: { js: 10_000, css: 4_000 } },
];

let failed = [...client].some((name) => name.includes("cabinet"));
if (failed) console.log("client pages load something of the cabinet");
for (const { name, files, budgets } of looks) {
  for (const [kind, budget] of Object.entries(budgets)) {
    const size = gzipped(files, kind);
    failed ||= size > budget;
    const verdict = size > budget ? "too big" : "ok";
    console.log(
      `${name}, ${kind}: ${(size / 1000).toFixed(1)} kB gzip of ${budget / 1000} kB, ${verdict}`,
    );
  }
}
process.exit(failed ? 1 : 0);
