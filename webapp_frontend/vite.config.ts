import { basename, join } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Serves the two pages at their addresses and fills in the tokens, as Flask does in production. */
function pageTokens(): Plugin {
  return {
    name: "page-tokens",
    apply: "serve",
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/cabinet([/?]|$)/.test(request.url ?? "")) request.url = "/cabinet.html";
        next();
      });
    },
    transformIndexHtml(html, context) {
      const slug = /^\/(?:app|cabinet)\/([^/?#]+)/.exec(context.originalUrl ?? "")?.[1] ?? "";
      return html
        .replaceAll("__SLUG__", slug)
        .replaceAll("__LANG__", "ru")
        .replaceAll("__TITLE__", slug);
    },
  };
}

interface Modules {
  getModuleInfo(id: string): { importedIds: string[] } | null;
}

let firstLook: Set<string> | undefined;

/** Whether the client's first look loads a module. */
function isSeenFirst(id: string, modules: Modules): boolean {
  firstLook ??= withImports(join(import.meta.dirname, "src/main.tsx"), modules);
  return firstLook.has(id);
}

function withImports(id: string, modules: Modules, known = new Set<string>()): Set<string> {
  if (known.has(id)) return known;
  known.add(id);
  for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) {
    withImports(imported, modules, known);
  }
  return known;
}

export default defineConfig(({ command }) => ({
  base: command === "build" ? "/static/app/" : "/",
  plugins: [pageTokens()],
  build: {
    outDir: "dist",
    // Telegram opens us in the system WebView, which on a cheap phone may be years old.
    target: ["es2020", "chrome87", "safari14.1"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: "manifest.json",
    rolldownOptions: {
      input: ["index.html", "cabinet.html"],
      output: {
        codeSplitting: {
          groups: [
            {
              // Else every icon that the first look shares with a later screen is one more request.
              name: (id, modules) => (isSeenFirst(id, modules) ? "first" : null),
              debugName: "first",
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  css: {
    modules: {
      // Compresses better than a hash, and says in the browser where a rule stands.
      generateScopedName: (name, file) => `${basename(file, ".module.css")}-${name}`,
    },
  },
  server: {
    proxy: { "/api": process.env.PUBLIC_URL ?? "http://127.0.0.1:8000" },
  },
  test: {
    environment: "happy-dom",
    setupFiles: ["src/testing/setup.ts"],
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
    // By default one core is left to whoever edits; nobody does while a gate runs.
    maxWorkers: "100%",
    // Other work may run beside on the same few cores.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
}));
