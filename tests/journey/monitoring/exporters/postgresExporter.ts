/** Debian's exporter of Postgres on a free port of loopback. */
import { spawn } from "node:child_process"
import { postgresExporterPath } from "../../../../ops/setup/tests/prometheus.mjs"
import { freePort } from "../../../../streams/nats/server/freePort.mjs"
import { waitUntil } from "../../../support/product/product.ts"

/** Undefined where the exporter is not installed. */
export const postgresExporterBinary = postgresExporterPath()
if (postgresExporterBinary === undefined)
  console.warn(
    "SKIPPED: panels of Postgres: prometheus-postgres-exporter is missing (Debian: apt-get install prometheus-postgres-exporter)"
  )

/** `url`: of the database. */
export const startPostgresExporter = async (url: string) => {
  const host = `127.0.0.1:${await freePort()}`
  const child = spawn(postgresExporterBinary ?? "", [`--web.listen-address=${host}`], {
    env: { DATA_SOURCE_NAME: `${url}?sslmode=disable` },
    stdio: "ignore"
  })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  await waitUntil(
    () =>
      fetch(`http://${host}/`).then(
        ({ status }) => status,
        () => 0
      ),
    (status) => status === 200
  )
  return {
    host,
    stop: async () => {
      child.kill("SIGTERM")
      await ended
    }
  }
}
