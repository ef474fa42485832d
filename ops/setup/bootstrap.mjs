// Makes a fresh clone ready: `bootstrap.mjs start | check | test`. Needs only Node 18 or newer and npm.
// A step that has nothing to do prints nothing. A step that cannot succeed prints one sentence with the remedy.
import { existsSync } from "node:fs"
import { chromium } from "./tests/chromium.mjs"
import { dashboard } from "./dashboard.mjs"
import { emptyTables } from "./emptyTables.mjs"
import { nats } from "./nats/nats.mjs"
import { nginx } from "./tests/nginx.mjs"
import { postgresExporter, prometheus } from "./tests/prometheus.mjs"
import { packages } from "./packages.mjs"
import { platform } from "./platform/platform.mjs"
import { postgres } from "./postgres/postgres.mjs"
import { root } from "./step.mjs"

const purposes = {
  check: [platform, packages],
  start: [platform, packages, nats, emptyTables, dashboard],
  test: [platform, packages, nats, emptyTables, dashboard, chromium, postgres, nginx, prometheus, postgresExporter]
}

// The settings NATS_URL, NATS_SERVER_BIN and NATS_RELEASES_URL may be in the file; Node before 20.12 cannot read it.
if (existsSync(`${root}.env`)) process.loadEnvFile?.(`${root}.env`)
for (const step of purposes[process.argv[2] ?? "start"] ?? purposes.start) await step()
