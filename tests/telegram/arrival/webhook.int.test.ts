/** Updates that Telegram sends to the webhook: who may send them, when they are accepted, and changes between both modes. */
import { describe, expect, test } from "vitest"
import { only, withTeam } from "../kit/scene.ts"
import type { Team } from "../kit/team.ts"
import type { TestBotApi } from "../server/botApi.ts"

/** The webhook that the bot has set at Telegram. */
const webhookOf = (api: TestBotApi) => {
  const call = api.calls.findLast(({ method }) => method === "setWebhook")
  if (call === undefined) throw new Error("no webhook")
  return { url: String(call.params["url"]), token: String(call.params["secret_token"]) }
}

const withWebhook = (
  play: (on: { readonly api: TestBotApi; readonly team: Team; readonly origin: string }) => Promise<void>
) =>
  withTeam(async ({ api, team }) => {
    const { origin } = await team.listen()
    await play({ api, team, origin })
  })

const titlesIn = (api: TestBotApi, chat: { readonly id: number }) =>
  api.cards(chat).map(({ text }) => text.split("\n")[0]?.replace(/^T-\d+ · /, ""))

/** Sends as many messages as the titles, and returns when each is a task. */
const ask = async (
  api: TestBotApi,
  { chat, user }: ReturnType<TestBotApi["person"]>,
  titles: ReadonlyArray<string>
) => {
  const before = api.cards(chat).length
  for (const title of titles) api.send(chat, user, title)
  await api.until(() => api.cards(chat).length === before + titles.length)
}

describe.concurrent("the webhook", () => {
  test(
    "brings updates to the inbox, with a token and a path that cannot be guessed, and confirms what is stored",
    withWebhook(async ({ api, team, origin }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      await team.start({ origin, name: null })
      await ask(api, ann, ["Fix the login"])
      const { url, token } = webhookOf(api)
      expect(url).toMatch(new RegExp(`^${origin}/telegram/[\\w-]{43}$`))
      expect(token).toMatch(/^4242-[\w-]{43}$/)
      expect(url).not.toContain(token)
      await api.until(() => api.pending().length === 0)
      expect(api.calls.filter(({ method }) => method === "getUpdates")).toEqual([])
      expect(team.status()).toEqual({ connected: true, name: "tracker_bot", note: "", mode: "webhook" })
      expect((await team.stored("OUTBOX")).join("\n")).not.toContain(token)
    })
  )

  test(
    "accepts an update that has come before, and does nothing twice",
    withWebhook(async ({ api, team, origin }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      api.fault("webhook", { is: "dropped" }, { times: 3 })
      await team.start({ origin, name: null })
      await ask(api, ann, ["one", "two", "three"])
      await api.until(() => api.pending().length === 0)
      expect(titlesIn(api, ann.chat)).toEqual(["one", "two", "three"])
      expect(team.tasks()).toHaveLength(3)
    })
  )

  test(
    "answers 503 while an update cannot be stored, and the update comes again",
    withWebhook(async ({ api, team, origin }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      team.failStore(2)
      await team.start({ origin, name: null })
      await ask(api, ann, ["Fix the login"])
      const info = await fetch(`${api.url}/bot${api.token}/getWebhookInfo`).then((answer) => answer.json())
      expect(info).toMatchObject({
        result: { last_error_message: "Wrong response from the webhook: 503 Service Unavailable" }
      })
    })
  )

  test(
    "with a path of the operator is served there as well",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      const { origin } = await team.listen({ origin: "", name: "our-hook" })
      await team.start({ origin, name: "our-hook" })
      await ask(api, ann, ["Fix the login"])
      expect(webhookOf(api).url).toBe(`${origin}/telegram/our-hook`)
    })
  )

  test(
    "refuses what is not from Telegram, what is too long, and what is no update",
    withWebhook(async ({ api, team, origin }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      await team.start({ origin, name: null })
      await ask(api, ann, ["Fix the login"])
      const { url, token } = webhookOf(api)
      const own = { "x-telegram-bot-api-secret-token": token }
      const answerTo = async (
        body: string | Uint8Array<ArrayBuffer>,
        headers: Record<string, string> = own,
        to = url
      ) => {
        const answer = await fetch(to, {
          method: "POST",
          body,
          headers: { "content-type": "application/json", ...headers }
        })
        return [answer.status, answer.status === 200 ? null : ((await answer.json()) as { type: string }).type]
      }
      const update = JSON.stringify({ update_id: 1 })
      const wrong = { "x-telegram-bot-api-secret-token": `${token.slice(0, -1)}!` }
      expect(await answerTo(update, {})).toEqual([401, "/problems/unauthorized"])
      expect(await answerTo(update, wrong)).toEqual([401, "/problems/unauthorized"])
      expect(await answerTo(update, own, `${origin}/telegram/guessed`)).toEqual([404, "/problems/not-found"])
      expect(await answerTo(update, own, `${origin}/telegram/our-hook`)).toEqual([404, "/problems/not-found"])
      for (const body of [
        "",
        "{",
        "[]",
        "null",
        `{"update_id":"1"}`,
        `{"update_id":1.5}`,
        new Uint8Array([0x7b, 0xff])
      ])
        expect([String(body), await answerTo(body)]).toEqual([String(body), [400, "/problems/bad-request"]])
      const long = JSON.stringify({ update_id: 1, message: "x".repeat(512 * 1024) })
      expect(await answerTo(long)).toEqual([413, "/problems/body-too-large"])
      // A newer Telegram may send kinds that this version does not know. Refused, they would come again for a day.
      expect(await answerTo(JSON.stringify({ update_id: 2, message: "moon" }))).toEqual([200, null])
      expect(await answerTo(JSON.stringify({ update_id: 3, moon: {} }))).toEqual([200, null])
      expect(team.tasks()).toHaveLength(1)
    })
  )

  test(
    "answers 503 while no process runs the bot, and stores nothing of strangers",
    withWebhook(async ({ api, team, origin }) => {
      const [ann, stranger] = [api.person("Ann"), api.person("Stranger")]
      await team.admit(ann.user, "member")
      const first = await team.start({ origin, name: null })
      await ask(api, ann, ["one"])
      await first.kill()
      api.send(ann.chat, ann.user, "two")
      await team.start({ origin, name: null })
      await api.until(() => api.cards(ann.chat).length === 2)
      const before = team.events().length
      api.send(stranger.chat, stranger.user, "hello")
      await api.until(() => api.cards(stranger.chat).length === 1 && api.pending().length === 0)
      expect(team.events()).toHaveLength(before)
      expect(titlesIn(api, ann.chat)).toEqual(["one", "two"])
    }),
    30_000
  )
})

describe.concurrent("a change of the mode", () => {
  test(
    "in both directions loses and doubles nothing",
    withWebhook(async ({ api, team, origin }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      const titles: Array<string> = []
      for (let round = 0; round < 4; round++) {
        const more = [`before ${round}`, `during ${round}`]
        titles.push(...more)
        // The last answers of the former mode are lost, so their updates come again in the next mode.
        api.fault(round % 2 === 0 ? "getUpdates" : "webhook", { is: "dropped" })
        await team.start(round % 2 === 0 ? null : { origin, name: null })
        await ask(api, ann, more)
        await team.kill()
      }
      expect(titlesIn(api, ann.chat)).toEqual(titles)
      expect(team.tasks()).toHaveLength(titles.length)
    }),
    60_000
  )

  test(
    "with two processes, one of each mode, loses and doubles nothing",
    withWebhook(async ({ api, team, origin }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      const polling = await team.start()
      await ask(api, ann, ["one"])
      const other = await team.start({ origin, name: null })
      await team.untilStatus(({ note }) => note.startsWith("Another process runs the bot."))
      await ask(api, ann, ["two"])
      await polling.kill()
      await ask(api, ann, ["three"])
      await team.untilStatus(({ mode }) => mode === "webhook")
      await team.start()
      await ask(api, ann, ["four"])
      const { url, token } = webhookOf(api)
      await other.kill()
      await ask(api, ann, ["five"])
      // A late attempt of Telegram reaches the process that polls now.
      const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": token }
      const late = await fetch(url, { method: "POST", headers, body: JSON.stringify(api.pushed[3]) })
      expect(late.status).toBe(200)
      await ask(api, ann, ["six"])
      expect(titlesIn(api, ann.chat)).toEqual(["one", "two", "three", "four", "five", "six"])
      expect(team.tasks()).toHaveLength(6)
      expect(only(api.cards(ann.chat).slice(-1)).text).toMatch(/^T-6/)
    }),
    60_000
  )

  test(
    "to polling is repeated until Telegram has removed the webhook",
    withWebhook(async ({ api, team, origin }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      await team.start({ origin, name: null })
      await ask(api, ann, ["one"])
      await team.kill()
      api.fault("deleteWebhook", { is: "bad-gateway" }, { times: 1 })
      await team.start()
      await team.untilStatus(({ fault }) => fault === "unreachable")
      await ask(api, ann, ["two"])
      expect(api.calls.filter(({ method }) => method === "deleteWebhook").length).toBe(2)
      await team.untilStatus(({ connected, mode }) => connected && mode === "polling")
    })
  )
})
