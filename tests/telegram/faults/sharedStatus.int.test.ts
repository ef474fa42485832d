/** The status of the bot in processes that do not run it. */
import { Effect, Redacted, SubscriptionRef } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { shareStatus, presentStatus } from "../../../gateways/telegram/api/sharedStatus.ts"
import { botStandby, connecting, TelegramStatus } from "../../../gateways/telegram/api/status.ts"
import { tokenRefused, troublesOfBot } from "../../../ops/parts/bot/botTroubles.ts"
import { botFinding } from "../../../ops/verbs/doctor/findings/telegramFinding.ts"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { withTeam } from "../kit/scene.ts"

test(
  "a token that is revoked while the bot runs is a trouble in every process and for the doctor, and is stored nowhere",
  withTeam(async ({ api, team }) => {
    const asked = botFinding(Redacted.make(api.token), { apiRoot: api.url, byWebhook: false })
    await team.start()
    await team.untilStatus(({ connected }) => connected)
    expect(troublesOfBot(await team.statusElsewhere())).toEqual([])
    expect(await Effect.runPromise(asked)).toMatchObject({
      found: `the bot @tracker_bot, through ${api.url}, by polling`,
      remedy: null
    })
    api.revoke()
    await team.untilStatus(({ fault }) => fault === "token-refused")
    await team.untilShared(({ fault }) => fault === "token-refused")
    expect(troublesOfBot(await team.statusElsewhere())).toEqual([tokenRefused])
    expect(await Effect.runPromise(asked)).toMatchObject({
      code: "bot-token-refused",
      remedy: tokenRefused.remedy
    })
    expect((await team.stored("OUTBOX")).join("\n")).not.toContain(api.token)
  })
)

const store = Effect.gen(function* () {
  const bucket = yield* (yield* Buckets).open("OUTBOX")
  return (yield* bucket.get("bot.status")) !== null
})

/** The status in another process after this one has shared `connecting` and has ended. */
const after = (pass: Effect.Effect<void>) =>
  Effect.gen(function* () {
    const own = yield* SubscriptionRef.make(connecting)
    yield* Effect.scoped(
      Effect.gen(function* () {
        yield* Effect.forkScoped(Effect.provideService(shareStatus, TelegramStatus, own))
        while (!(yield* store)) yield* Effect.yieldNow
      })
    )
    yield* pass
    return yield* Effect.provideServiceEffect(presentStatus, TelegramStatus, SubscriptionRef.make(botStandby))
  }).pipe(Effect.provide([memoryRecord, TestClock.layer()]), Effect.runPromise)

test("a status that is a minute old is shown", async () => {
  expect(await after(TestClock.adjust("1 minute"))).toEqual(connecting)
})

test("a process that ends without a report is a trouble after two minutes, and forgotten after a week", async () => {
  const silent = await after(TestClock.adjust("3 minutes"))
  expect(silent).toMatchObject({ connected: false, fault: "silent" })
  expect(troublesOfBot(silent)).toMatchObject([{ code: "bot-silent", stops: [] }])
  const { isElsewhere: _, ...own } = botStandby
  expect(await after(TestClock.adjust("8 days"))).toEqual(own)
})

const good = { at: 0, connected: true, name: "tracker_bot", note: "" }
const shownOf = (stored: string) =>
  Effect.gen(function* () {
    yield* (yield* (yield* Buckets).open("OUTBOX")).put("bot.status", Buffer.from(stored))
    return yield* Effect.provideServiceEffect(presentStatus, TelegramStatus, SubscriptionRef.make(botStandby))
  }).pipe(Effect.provide([memoryRecord, TestClock.layer()]), Effect.runPromise)

test("a stored status that the bot writes is shown", async () => {
  const { at: _, ...shown } = good
  expect(await shownOf(JSON.stringify(good))).toEqual(shown)
})

test.each([
  ["is no JSON", "{"],
  ["has a long note", JSON.stringify({ ...good, note: "a".repeat(501) })],
  ["has a name that is no name of Telegram", JSON.stringify({ ...good, name: "bot/../<b>" })],
  ["is from the far future", JSON.stringify({ ...good, at: Number.MAX_SAFE_INTEGER })],
  ["is from the far past", JSON.stringify({ ...good, at: Number.MIN_SAFE_INTEGER })]
])("a stored status that %s is not shown", async (_, stored) => {
  const { isElsewhere: __, ...own } = botStandby
  expect(await shownOf(stored)).toEqual(own)
})

test.each([
  ["other-poller", ["bot-other-poller"]],
  ["unreachable", []],
  ["not-stored", []]
] as const)("the fault %s is reported as %j", (fault, codes) =>
  expect(troublesOfBot({ connected: false, name: "b", note: "n", fault }).map(({ code }) => code)).toEqual(codes)
)
