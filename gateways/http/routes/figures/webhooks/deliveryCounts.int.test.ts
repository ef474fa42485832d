/** The counts of deliveries over HTTP, on a log of deliveries in memory. */
import { Effect } from "effect"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { ada, eve } from "../../../../../domain/kit/people.ts"
import { team } from "../../../../../domain/values.ts"
import { restScene } from "../../../../../tests/support/restScene.ts"
import {
  DeliveryAttempt,
  DeliveryLog,
  testType,
  type WebhookOutcome
} from "../../../../../streams/deliveries/deliveryLog.ts"

const scene = restScene()
let id = ""
let position = 0
beforeAll(scene.begin)
afterAll(scene.end)
beforeEach(async () => {
  const added = await scene.as(eve)("POST", "/webhooks", { name: "Builds", url: "https://8.8.8.8/hook" })
  id = added.body.id
})

/** Noon of the last day of the period, or of one some days before, as the product counts the days. */
const noon = async (daysAgo: number) => {
  const today = (await figures()).days.at(-1)?.day ?? ""
  const [year = 0, month = 1, day = 1] = today.split("-").map(Number)
  return new Date(Date.UTC(year, month - 1, day - daysAgo, 12)).toISOString()
}

/** A try of the present webhook, some days ago. */
const tried = async (outcome: WebhookOutcome, daysAgo = 0, type: DeliveryAttempt["type"] = "task.created") => {
  const at = await noon(daysAgo)
  position++
  return scene.run(
    Effect.gen(function* () {
      const attempt = DeliveryAttempt.make({
        at: at as DeliveryAttempt["at"],
        endpoint: id as DeliveryAttempt["endpoint"],
        webhook: `msg_${position}`,
        type,
        position,
        place: 0,
        subject: "evt.task.t1",
        audience: team,
        tries: 1,
        firstAt: at as DeliveryAttempt["firstAt"],
        outcome,
        fault: outcome === "delivered" ? null : "timeout",
        status: null,
        millis: 1,
        bytes: 1,
        retryAt: null,
        job: null
      })
      yield* (yield* DeliveryLog).record(attempt, { text: "", owners: [] })
    })
  )
}
interface Ends {
  readonly arrived: number
  readonly givenUp: number
  readonly repeated: number
}
interface Figures {
  readonly days: ReadonlyArray<Ends & { readonly day: string }>
  readonly webhooks: ReadonlyArray<Ends & { readonly id: string; readonly isRemoved: boolean }>
  readonly isPart: boolean
}
const figures = async (query = "days=7") => {
  const { status, body } = await scene.as(eve)("GET", `/metrics/webhooks?${query}`)
  expect(status).toBe(200)
  return body as unknown as Figures
}
const own = async (query?: string) => (await figures(query)).webhooks.find((each) => each.id === id)

test("a delivery counts once it has ended, a failed try before the end counts apart, and a test does not count", async () => {
  await tried("retry")
  await tried("retry")
  expect(await own()).toMatchObject({ name: "Builds", arrived: 0, givenUp: 0, repeated: 2 })
  await tried("delivered")
  await tried("failed")
  await tried("delivered", 0, testType)
  expect(await own()).toMatchObject({ arrived: 1, givenUp: 1, repeated: 2 })
})

test("a delivery counts on the day of its last try, and not outside of the period", async () => {
  const before = await figures()
  await tried("delivered", 1)
  await tried("delivered", 8)
  const { days } = await figures()
  const added = days.map(({ arrived }, n) => arrived - (before.days[n]?.arrived ?? 0))
  expect(added).toEqual([0, 0, 0, 0, 0, 1, 0])
  expect(await own("days=30")).toMatchObject({ arrived: 2 })
})

test("a removed webhook is counted while the period has deliveries of it", async () => {
  expect((await scene.as(eve)("POST", `/webhooks/${id}/remove`, {})).status).toBe(200)
  expect(await own()).toBe(undefined)
  await tried("delivered")
  expect(await own()).toMatchObject({ isRemoved: true, arrived: 1 })
})

test("only administrators may read them", async () => {
  expect((await scene.as(ada)("GET", "/metrics/webhooks")).status).toBe(403)
})
