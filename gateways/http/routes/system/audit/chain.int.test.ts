/** The check of the audit chain and the links of changes over HTTP, on a log in memory. */
import { Effect, Schedule } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { ada, dan } from "../../../../../domain/kit/people.ts"
import { AuditChain } from "../../../../../streams/chain/auditChain.ts"
import { AccessLog } from "../../../../../streams/ports/accessLog.ts"
import { restScene } from "../../../../../tests/support/restScene.ts"

const scene = restScene()
let changed = 0
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(dan, "owner")
  changed = (await scene.as(ada)("POST", "/tasks", { title: "Mend the pier" })).body.seq
  await scene.run(Effect.flatMap(AuditChain, (chain) => chain.advance))
})
afterAll(scene.end)

const checkOf = async (method: "GET" | "POST" = "GET", path = "/audit/check") => {
  const { status, body } = await scene.as(dan)(method, path, method === "GET" ? undefined : {})
  expect(status).toBe(200)
  return body["check"] as { readonly state: string; readonly result: unknown; readonly by: string } | null
}
const ended = () =>
  Effect.runPromise(
    Effect.promise(() => checkOf()).pipe(
      Effect.repeat({ schedule: Schedule.spaced("20 millis"), until: (check) => check?.state === "ended" })
    )
  )

test("an owner requests a check, which ends with its result; the look is recorded", async () => {
  expect(await checkOf()).toBeNull()
  expect(await checkOf("POST")).toMatchObject({ by: dan, state: "running" })
  expect(await ended()).toMatchObject({ result: { position: changed, fault: null, unlinked: 0 } })
  expect(await checkOf("POST", "/audit/check/stop")).toMatchObject({ state: "ended" })
  const { entries } = await scene.run(Effect.flatMap(AccessLog, ({ page }) => page({ before: null, most: 20 })))
  expect(entries.map(({ event }) => event)).toContainEqual(
    expect.objectContaining({ _tag: "AuditRead", actor: dan, what: "audit-chain" })
  )
})

test("a change has its link, and a position that is not linked has none", async () => {
  const { status, body } = await scene.as(dan)("GET", `/audit/links/${changed}`)
  expect(status).toBe(200)
  expect(body).toEqual({
    position: changed,
    link: expect.stringMatching(/^[0-9a-f]{64}$/),
    follows: expect.stringMatching(/^[0-9a-f]{64}$/)
  })
  expect((await scene.as(dan)("GET", `/audit/links/${changed + 900}`)).status).toBe(404)
  for (const wrong of ["0", "-1", "1.5", "x", "99999999999999999999"])
    expect((await scene.as(dan)("GET", `/audit/links/${wrong}`)).status, wrong).toBe(400)
})

test.each([
  ["GET", "/audit/check"],
  ["POST", "/audit/check"],
  ["POST", "/audit/check/stop"],
  ["GET", "/audit/links/1"]
] as const)("%s %s is for owners", async (method, path) => {
  expect((await scene.as(ada)(method, path, method === "GET" ? undefined : {})).status).toBe(403)
})
