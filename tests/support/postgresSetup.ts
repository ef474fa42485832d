/** Starts a real Postgres for the integration tests, as `DATABASE_URL_TEST`. If none is available, it prints a line and those tests are skipped. */
import { startTestPostgres } from "../../ops/setup/postgres/testPostgres.mjs"

export default async function setup() {
  if (process.env["DATABASE_URL_TEST"]) return undefined
  try {
    const { url, stop } = await startTestPostgres()
    process.env["DATABASE_URL_TEST"] = url
    return stop
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    if (process.env["REQUIRE_POSTGRES"] === "1") throw new Error(`these tests need a real Postgres: ${why}`, { cause })
    console.warn(
      `SKIPPED: the tests on a real Postgres: ${why}. Name a server with pgvector in DATABASE_URL_TEST to run them.`
    )
    return undefined
  }
}
