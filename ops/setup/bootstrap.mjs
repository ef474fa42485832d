// Makes a fresh clone ready: `bootstrap.mjs start | check | test`. Needs nothing but Node 18, npm and, on Debian, apt.
// What is there already is skipped; what cannot be had is said in one sentence, with what to do.
import { chromium } from "./chromium.mjs"
import { dashboard } from "./dashboard.mjs"
import { emptyTables } from "./emptyTables.mjs"
import { nats } from "./nats/nats.mjs"
import { nodeVersion, packages } from "./packages.mjs"
import { postgres } from "./postgres/postgres.mjs"

const purposes = {
  check: [nodeVersion, packages],
  start: [nodeVersion, packages, nats, emptyTables, dashboard],
  test: [nodeVersion, packages, nats, emptyTables, dashboard, chromium, postgres]
}

for (const step of purposes[process.argv[2] ?? "start"] ?? purposes.start) step()
