/** Each state of the tables is caused, is reported by `/readyz`, System and `tt doctor`, and is ended by its remedy. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startTestPostgres } from "../../../../ops/setup/postgres/testPostgres.mjs"
import { checkState } from "./state.ts"
import { openTableScene, type TableScene } from "./tableScene.ts"
import { tableStates } from "./tableStates.ts"

const postgres = await startTestPostgres().catch((error: unknown) => {
  if (process.env["REQUIRE_POSTGRES"] === "1") throw error
  console.warn(`SKIPPED: the troubles of the tables: ${String(error)}`)
  return null
})
let scene: TableScene
beforeAll(async () => {
  if (postgres !== null) scene = await openTableScene(postgres)
})
afterAll(() => scene?.close())

describe.skipIf(postgres === null)("on a Postgres server", () => {
  test.each(tableStates.map((state) => [state.name, state] as const))("%s", (_, state) =>
    expect(checkState(scene, state)).resolves.toBeUndefined()
  )
})
