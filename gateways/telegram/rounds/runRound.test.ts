import { Effect, Logger, SubscriptionRef } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { troublesOfBot } from "../../../ops/parts/bot/botTroubles.ts"
import { makeRunRound } from "./runRound.ts"
import { type BotStatus, connecting, showConnection, TelegramStatus } from "../api/status.ts"

const works: BotStatus = { connected: true, name: "tracker_bot", note: "", mode: "polling" }
const failure = Effect.fail({ message: "the tables do not answer" })

test("an outage is one warning and a trouble, also while the connection changes, and ends with the first success", async () => {
  const logged: Array<string> = []
  const keep = Logger.layer([
    Logger.make(({ logLevel, message }) => void logged.push(`${logLevel} ${String([message].flat()[0])}`))
  ])
  await Effect.gen(function* () {
    const status = yield* SubscriptionRef.make(works)
    const codes = Effect.map(SubscriptionRef.get(status), (now) => troublesOfBot(now).map(({ code }) => code))
    const [notices, digests] = yield* Effect.all([makeRunRound("notices"), makeRunRound("digests")]).pipe(
      Effect.provideService(TelegramStatus, status)
    )
    yield* Effect.all([notices(Effect.void), digests(Effect.void)])
    expect([yield* codes, logged]).toEqual([[], []])
    for (let round = 0; round < 100; round++) yield* notices(failure)
    yield* TestClock.adjust("1 minute")
    yield* digests(failure)
    expect(logged).toEqual([
      "Warn the bot cannot work on the notices; it tries again",
      "Warn the bot cannot work on the digests; it tries again"
    ])
    yield* showConnection(status, connecting)
    expect(troublesOfBot(yield* SubscriptionRef.get(status))).toEqual([
      {
        code: "bot-work-fails",
        message:
          "the bot cannot work on the notices since 1970-01-01T00:00:00.000Z; the bot cannot work on the digests since 1970-01-01T00:01:00.000Z",
        remedy: null,
        stops: []
      }
    ])
    yield* notices(Effect.void)
    yield* digests(Effect.void)
    expect([yield* codes, yield* SubscriptionRef.get(status)]).toEqual([[], connecting])
    yield* notices(failure)
    expect(yield* codes).toEqual(["bot-work-fails"])
    expect(logged.length).toBe(5)
  }).pipe(Effect.provide([keep, TestClock.layer()]), Effect.runPromise)
})
