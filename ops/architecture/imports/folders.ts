/**
 * The order of the folders, and the gates to libraries that do I/O. This is the only list: `imports.test.ts` compares
 * the code with it, and `lintRules.ts` makes the linter's bans of it, so that an editor shows a wrong import at once.
 */

/** The folders and single files that each folder may import besides itself. `ops/` and `tests/` may import everything. */
export const mayImport: Readonly<Record<string, ReadonlyArray<string>>> = {
  domain: [],
  streams: ["domain"],
  commands: ["domain", "streams"],
  projections: ["domain", "streams"],
  models: ["domain"],
  reactors: ["domain", "models", "streams", "commands", "projections"],
  gateways: ["domain", "streams", "commands", "projections"],
  ui: ["domain", "gateways/contract.ts", "gateways/contract"],
  clients: [],
  examples: ["clients"]
}
export const folders = [...Object.keys(mayImport), "ops", "tests"]

/** The one file, or the few of one folder, that may import a library that does I/O. A name ends in `/` if it is a scope. */
export const gates: Readonly<Record<string, string>> = {
  "@nats-io/": "streams/nats/client/jetstream*.ts",
  postgres: "projections/postgres.ts",
  "@electric-sql/": "projections/database/pglite/pgliteFolder.ts",
  "uWebSockets.js": "gateways/http/uws/**",
  grammy: "gateways/telegram/api/bot.ts",
  ollama: "models/ollama/server/ollama.ts"
}

/** Built-in modules that a folder must not import. */
export const pure: Readonly<Record<string, string>> = {
  domain: "domain/ is pure",
  ui: "ui/ runs in a browser"
}

/**
 * Imports against the order of folders: a folder imports a subfolder, and a file of the subfolder imports the folder.
 * Every entry needs a reason. Both names are globs.
 */
export const againstOrder: ReadonlyArray<readonly [from: string, to: string, reason: string]> = [
  [
    "projections/**",
    "projections",
    "projection.ts and row.ts are the types of an entry and postgres.ts is the gate; projections.ts lists the entries"
  ],
  ["projections/reads/*", "projections/reads", "a read and its parts share pages.ts; the read itself lies beside it"],
  ["ui/knowledge/*", "ui/knowledge", "the page and its parts share the lookup and the addresses of the page"],
  ["ui/review/keys", "ui/review/{deciding,draft}", "reviewKeys.ts binds the keys that keymap.ts names to decisions"],
  ["ui/review/form", "ui/review/draft", "draft.ts is the draft that the form edits, and the document shows the form"],
  ["ops/start", "ops", "start.ts runs product.ts, and cli.ts loads start.ts only when its verb is used"],
  [
    "ops/parts",
    "ops/verbs/{import,seed}",
    "the HTTP gateway offers the import and the sample, which are verbs as well"
  ],
  ["ops/setup/**", "ops/setup", "bootstrap.mjs lists the steps, and every step uses step.mjs"],
  ["ops/setup/nats/release", "ops/setup/nats", "the release is one way to get the binary whose path findNats.mjs names"]
]
