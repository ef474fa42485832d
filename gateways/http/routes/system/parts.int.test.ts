/** The parts of the installation over HTTP. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { operator } from "../../../../commands/rights/operator.ts"
import { ada, dan, eve } from "../../../../domain/kit/people.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { projections } from "../../../../projections/projections.ts"
import { AccessLog } from "../../../../streams/ports/accessLog.ts"

const scene = restScene()
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(dan, "owner")
})
afterAll(scene.end)

interface Shown {
  readonly name: string
  readonly position: number
  readonly behind: number | null
}

test("an admin reads the position of every read model, and how far each is behind the log", async () => {
  const { seq } = (await scene.as(ada)("POST", "/tasks", { title: "Mend the pier" })).body
  await scene.as(ada)("GET", `/tasks?after=${seq}`)
  const { status, body } = await scene.as(eve)("GET", "/system/read-models")
  expect(status).toBe(200)
  const items = body["items"] as ReadonlyArray<Shown>
  expect(items.map(({ name }) => name)).toEqual(projections.map(({ name }) => name).toSorted())
  for (const { position, behind } of items) expect([position >= seq, behind]).toEqual([true, 0])
  expect(body["head"]).toBeGreaterThanOrEqual(seq)
})

test("an owner reads when the last backup was made, also behind many other entries", async () => {
  const backups = async () => (await scene.as(dan)("GET", "/system/backups")).body["last"]
  expect(await backups()).toBeNull()
  await scene.run(
    Effect.gen(function* () {
      const { record } = yield* AccessLog
      yield* record({ _tag: "Exported", actor: operator, what: "backup", from: null, to: null })
      for (let n = 0; n < 250; n++) yield* record({ _tag: "AuditRead", actor: operator, what: "access" })
    })
  )
  expect(await backups()).toEqual({ at: expect.any(String) })
})

test("a member reads none of them, and an admin no backups", async () => {
  expect((await scene.as(ada)("GET", "/system/read-models")).status).toBe(403)
  expect((await scene.as(ada)("GET", "/system/stores")).status).toBe(403)
  expect((await scene.as(eve)("GET", "/system/backups")).status).toBe(403)
})
