/** The webhook in the status, in the troubles and in `tt doctor`, as Telegram reports it. */
import { Effect, Redacted, SubscriptionRef } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { keepWebhook } from "../../../gateways/telegram/arrival/webhookMode.ts"
import { BotApi } from "../../../gateways/telegram/api/bot.ts"
import { connecting, TelegramStatus, type BotStatus } from "../../../gateways/telegram/api/status.ts"
import { troublesOfBot } from "../../../ops/parts/bot/botTroubles.ts"
import { botFinding } from "../../../ops/verbs/doctor/findings/telegramFinding.ts"
import { startBotApi, type TestBotApi } from "../server/botApi.ts"

/** No program listens there. */
const url = "http://127.0.0.1:9/telegram/secret"
const me = { id: 4242, username: "tracker_bot", readsAll: true }

interface Scene {
  readonly api: TestBotApi
  /** The status, once it holds. The clock advances by minutes until then. */
  readonly until: (holds: (now: BotStatus) => boolean) => Effect.Effect<BotStatus>
}

const withMode = (prepare: (api: TestBotApi) => void, play: (on: Scene) => Effect.Effect<void>) => () =>
  Effect.gen(function* () {
    const clock = yield* TestClock.testClockWith(Effect.succeed)
    const api = yield* Effect.acquireRelease(
      Effect.promise(() => startBotApi({ now: () => clock.currentTimeMillisUnsafe() })),
      (server) => Effect.promise(server.stop)
    )
    prepare(api)
    const status = yield* SubscriptionRef.make(connecting)
    yield* keepWebhook(me, { url, token: "token" }).pipe(
      Effect.provide(BotApi.layer({ token: Redacted.make(api.token), apiRoot: api.url })),
      Effect.provideService(TelegramStatus, status),
      Effect.forkScoped
    )
    const until: Scene["until"] = Effect.fnUntraced(function* (holds) {
      for (;;) {
        yield* Effect.promise(() => api.until(() => api.calls.every(({ answer }) => answer !== null)))
        for (let i = 0; i < 20; i++) yield* Effect.promise(() => new Promise(setImmediate))
        const now = yield* SubscriptionRef.get(status)
        if (holds(now)) return now
        yield* TestClock.adjust("1 minute")
      }
    })
    yield* play({ api, until })
  }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise)

const doctorOf = (api: TestBotApi) => botFinding(Redacted.make(api.token), { apiRoot: api.url, byWebhook: true })

test(
  "an address that Telegram refuses is a trouble, with the reason of Telegram",
  withMode(
    (api) => {
      const description = "Bad Request: bad webhook: HTTPS url must be provided for webhook"
      api.fault("setWebhook", { is: "error", code: 400, description }, { times: 2 })
    },
    Effect.fnUntraced(function* ({ until }) {
      const refused = yield* until(({ fault }) => fault === "webhook-refused")
      expect(refused).toMatchObject({
        connected: false,
        mode: "webhook",
        note: expect.stringContaining("HTTPS url must")
      })
      expect(troublesOfBot(refused)).toMatchObject([{ code: "bot-webhook-refused", stops: [] }])
      expect(yield* until(({ connected }) => connected)).toMatchObject({ note: "", mode: "webhook" })
    })
  )
)

test(
  "a webhook that Telegram does not reach is a trouble while updates wait, and the last error stays visible",
  withMode(
    () => {},
    Effect.fnUntraced(function* ({ api, until }) {
      yield* until(({ connected }) => connected)
      const ann = api.person("Ann")
      api.send(ann.chat, ann.user, "hello")
      const failing = yield* until(({ fault }) => fault === "webhook-failing")
      expect(failing.lastError?.message).toBe("Connection refused")
      expect(troublesOfBot(failing)).toMatchObject([
        { code: "bot-webhook-failing", message: expect.stringContaining("Connection refused") }
      ])
      expect(yield* doctorOf(api)).toMatchObject({
        code: "bot-webhook-failing",
        found: expect.stringContaining("Connection refused")
      })
      api.dropPending()
      const recovered = yield* until(({ connected }) => connected)
      expect(recovered.lastError?.message).toBe("Connection refused")
      expect(yield* doctorOf(api)).toMatchObject({
        remedy: null,
        found: expect.stringMatching(/by webhook at http:\/\/127\.0\.0\.1:9; the last error at .*: Connection refused$/)
      })
    })
  )
)

test(
  "a webhook that another program has changed is set again, and is a trouble",
  withMode(
    () => {},
    Effect.fnUntraced(function* ({ api, until }) {
      yield* until(({ connected }) => connected)
      const webhook = () => api.calls.findLast(({ method }) => method === "setWebhook")?.params["url"]
      yield* Effect.promise(() => fetch(`${api.url}/bot${api.token}/setWebhook?url=http://127.0.0.1:9/other`))
      expect(webhook()).toBe("http://127.0.0.1:9/other")
      expect(troublesOfBot(yield* until(({ fault }) => fault === "other-poller"))).toMatchObject([
        { code: "bot-other-poller" }
      ])
      expect(webhook()).toBe(url)
      yield* until(({ connected }) => connected)
    })
  )
)

test("tt doctor says which mode the settings ask for, and never the path", async () => {
  const api = await startBotApi()
  const found = async (byWebhook: boolean) =>
    (await Effect.runPromise(botFinding(Redacted.make(api.token), { apiRoot: api.url, byWebhook }))).found
  expect(await found(false)).toBe(`the bot @tracker_bot, through ${api.url}, by polling`)
  expect(await found(true)).toBe(
    `the bot @tracker_bot, through ${api.url}, by webhook; Telegram has none yet, the product sets it when it starts`
  )
  await fetch(`${api.url}/bot${api.token}/setWebhook?url=${url}`)
  expect(await found(false)).toMatch(/by polling; Telegram still has a webhook, the product removes it when it starts$/)
  expect(await found(true)).not.toContain("secret")
  await api.stop()
})
