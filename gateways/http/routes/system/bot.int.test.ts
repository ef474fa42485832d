/** The token of the bot over HTTP, with a server that speaks Telegram's Bot API: tested live, kept sealed, and never told. */
import { Effect, Redacted } from "effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { ada, dan, eve } from "../../../../domain/kit/people.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { startBotApi } from "../../../../tests/telegram/server/botApi.ts"
import { BotToken } from "../../../telegram/token/botToken.ts"

const api = await startBotApi({ privacy: true })
const root = { token: Effect.succeed(null), apiRoot: api.url }
const scene = restScene(root)
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(dan, "owner")
})
afterAll(async () => {
  await scene.end()
  await api.stop()
})

const asOwner = (method: "GET" | "POST", path: string, body?: object) => scene.as(dan)(method, path, body)
const none = { from: "none", stored: null }
const bot = { id: 4242, username: "tracker_bot", name: "Tracker" }

describe("a token", () => {
  test("is tested live: the owner sees the name of the bot, its privacy mode, and whether groups may add it", async () => {
    expect(await asOwner("POST", "/system/bot/test", { token: ` ${api.token}\n` })).toEqual({
      status: 200,
      body: { ...bot, readsAll: false, joinsGroups: true }
    })
    expect((await asOwner("GET", "/system/bot")).body).toEqual(none)
  })

  test.each([
    ["::", 409, "token-malformed"],
    ["hello!", 409, "token-malformed"],
    ["123456:wrong-token-of-nobody", 409, "token-refused"]
  ])("%j is refused with a reason and is not repeated", async (token, status, reason) => {
    for (const path of ["/system/bot/test", "/system/bot"]) {
      const answer = await asOwner("POST", path, { token })
      expect(answer).toMatchObject({ status, body: { reason } })
      expect(JSON.stringify(answer)).not.toContain(token)
    }
    expect((await asOwner("GET", "/system/bot")).body).toEqual(none)
  })

  test("that is empty is refused with the same reason", async () => {
    expect(await asOwner("POST", "/system/bot", { token: " " })).toMatchObject({
      status: 409,
      body: { reason: "token-malformed" }
    })
  })

  test("of more than 400 signs, and one that is no text, are not repeated either", async () => {
    for (const token of ["9".repeat(401), { secret: "9999" }]) {
      const answer = await asOwner("POST", "/system/bot", { token })
      expect(answer.status).toBe(400)
      expect(JSON.stringify(answer)).not.toContain("9999")
    }
  })

  test("is not stored when Telegram does not answer", async () => {
    api.fault("getMe", { is: "bad-gateway" })
    expect(await asOwner("POST", "/system/bot", { token: api.token })).toMatchObject({ status: 503 })
    expect((await asOwner("GET", "/system/bot")).body).toEqual(none)
  })

  test("is for owners only", async () => {
    for (const by of [eve, ada]) {
      expect((await scene.as(by)("GET", "/system/bot")).status).toBe(403)
      for (const path of ["/system/bot", "/system/bot/test", "/system/bot/disconnect"])
        expect((await scene.as(by)("POST", path, { token: api.token })).status).toBe(403)
    }
  })
})

test("a stored token is used, is sealed on disk, and only its last four characters are shown; another bot needs a confirmation", async () => {
  expect((await asOwner("POST", "/system/bot", { token: api.token })).status).toBe(200)
  const { body } = await asOwner("GET", "/system/bot")
  expect(body).toMatchObject({ from: "page", stored: { bot, lastFour: api.token.slice(-4), by: dan } })
  expect(JSON.stringify(body)).not.toContain(api.token)
  const present = await scene.run(Effect.flatMap(BotToken, ({ present }) => present))
  expect(present === null ? null : Redacted.value(present.token)).toBe(api.token)
  expect(String(present?.token)).not.toContain(api.token)

  const entries = await scene.run(
    Effect.flatMap(Buckets, ({ open }) => Effect.flatMap(open("OUTBOX"), (bucket) => bucket.entries))
  )
  const stored = entries.map(({ value }) => Buffer.from(value).toString("latin1")).join()
  expect(entries.map(({ key }) => key)).toContain("bot.token")
  for (const secret of [api.token, "test-token", "tracker_bot"]) expect(stored).not.toContain(secret)

  for (const path of ["/audit?limit=200", "/access"])
    expect(JSON.stringify((await asOwner("GET", path)).body)).not.toContain("test-token")
  const { items } = (await asOwner("GET", "/access")).body as { items?: ReadonlyArray<object> }
  expect(items).toContainEqual(expect.objectContaining({ _tag: "BotConnected", actor: dan }))

  // The same bot again needs no confirmation; another bot does, and the owner names the bot that it replaces.
  expect((await asOwner("POST", "/system/bot", { token: api.token })).status).toBe(200)
  const another = api.anotherBot(777, "another_bot")
  for (const replaces of [undefined, 777, 1])
    expect(
      await asOwner("POST", "/system/bot", { token: another, ...(replaces === undefined ? {} : { replaces }) })
    ).toMatchObject({
      status: 409,
      body: { reason: "other-bot" }
    })
  expect((await asOwner("GET", "/system/bot")).body).toMatchObject({ stored: { bot } })
  expect(await asOwner("POST", "/system/bot", { token: another, replaces: bot.id })).toMatchObject({
    status: 200,
    body: { id: 777, joinsGroups: false }
  })
  expect((await asOwner("GET", "/system/bot")).body).toMatchObject({ stored: { bot: { username: "another_bot" } } })

  expect((await asOwner("POST", "/system/bot/disconnect", {})).body).toEqual(none)
  expect((await asOwner("GET", "/system/bot")).body).toEqual(none)
  expect(await scene.run(Effect.flatMap(BotToken, ({ present }) => present))).toBe(null)
})

test("a token of the environment takes precedence: the page stores none, and says why", async () => {
  const fixed = restScene(root, Redacted.make(api.token))
  await fixed.begin()
  await fixed.signIn(dan, "owner")
  expect((await fixed.as(dan)("GET", "/system/bot")).body).toEqual({ from: "environment", stored: null })
  expect(await fixed.as(dan)("POST", "/system/bot", { token: api.token })).toMatchObject({
    status: 409,
    body: { reason: "token-in-environment" }
  })
  await fixed.end()
})
