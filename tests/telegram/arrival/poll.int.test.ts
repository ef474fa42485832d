/** The long poll with every answer that Telegram may give, and the state that the banner shows. */
import { describe, expect, test } from "vitest"
import { startBotApi, type TestBotApi } from "../server/botApi.ts"
import { only, withTeam } from "../kit/scene.ts"
import { startTeam } from "../kit/team.ts"

const polls = (api: TestBotApi) => api.calls.filter(({ method }) => method === "getUpdates")

describe.concurrent("the poll", () => {
  test(
    "reports the name of the bot, and confirms only stored updates",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.start()
      await team.untilStatus(({ connected }) => connected)
      expect(team.status()).toEqual({ connected: true, name: "tracker_bot", note: "", mode: "polling" })
      api.send(ann.chat, ann.user, "one")
      await api.until(() => polls(api).length === 2)
      const [{ update_id: first }] = [api.pushed[0] ?? { update_id: -1 }]
      expect(polls(api).map(({ params }) => params["offset"])).toEqual([0, first + 1])
      expect(api.pending()).toEqual([])
    })
  )

  test("with a wrong token reports what to do, and the product stays up", async () => {
    const api = await startBotApi()
    const team = await startTeam(api, { token: "4242:not-the-right-token" })
    await team.start()
    await team.untilStatus(({ note }) => note.includes("token"))
    expect(team.status()).toEqual({
      connected: false,
      name: null,
      note: "Telegram refused the token. Enter the token from @BotFather in Settings, Telegram, or set it as TELEGRAM_BOT_TOKEN.",
      fault: "token-refused"
    })
    expect(api.calls).toEqual([])
    await team.stop()
    await api.stop()
  })

  test(
    "reports that another program polls with its token, and continues after that has stopped",
    withTeam(async ({ api, team }) => {
      await team.start()
      await api.until(() => polls(api).length === 1)
      const other = fetch(`${api.url}/bot${api.token}/getUpdates?timeout=1`)
      await team.untilStatus(({ note }) => note.includes("Another program"))
      expect(team.status()).toMatchObject({ connected: false, name: "tracker_bot" })
      await other
      await team.untilStatus(({ connected }) => connected)
    })
  )

  test(
    "removes a webhook that was set before",
    withTeam(async ({ api, team }) => {
      await fetch(`${api.url}/bot${api.token}/setWebhook?url=http://127.0.0.1:1/`)
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      await team.start()
      api.send(ann.chat, ann.user, "Fix it")
      await api.until(() => api.cards(ann.chat).length === 1)
      expect(api.calls.some(({ method }) => method === "deleteWebhook")).toBe(true)
    })
  )

  test(
    "survives broken answers and gateways, and reports them",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      api.fault("getMe", { is: "bad-gateway" })
      api.fault("getUpdates", { is: "unheard" })
      await team.start()
      await team.untilStatus(({ note }) => note === "Telegram cannot be reached. The connection is retried.")
      api.send(ann.chat, ann.user, "Fix it")
      await api.until(() => api.cards(ann.chat).length === 1)
      expect(team.status().connected).toBe(true)
      expect(only(team.tasks())).toBeDefined()
    })
  )

  test(
    "does not confirm an update that cannot be stored, and stores it later",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      team.failStore(2)
      await team.start()
      api.send(ann.chat, ann.user, "Fix it")
      await team.untilStatus(({ note }) => note.includes("cannot be stored"))
      expect(api.pending()).toHaveLength(1)
      await api.until(() => api.cards(ann.chat).length === 1)
      expect(only(api.cards(ann.chat)).text).toMatch(/^T-1 · Fix it/)
    })
  )
})

test(
  "an update of another shape, and a chat that is a channel, do no harm",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    api.push("message", { message_id: "one", chat: null })
    api.push("message", {
      message_id: 1,
      date: 0,
      chat: { id: -1_000_000_000_777, type: "channel", title: "News" },
      text: "/task news"
    })
    api.push("callback_query", { id: "x", from: ann.user })
    api.push("my_chat_member", { chat: { id: 1, type: "moon" } })
    api.push("message", {
      message_id: 2,
      date: 9e15,
      chat: { id: ann.chat.id, type: "private" },
      from: ann.user,
      text: "when?"
    })
    api.send(ann.chat, ann.user, "Fix it")
    await api.until(() => api.cards(ann.chat).length === 1)
    expect(only(api.cards(ann.chat)).text).toMatch(/^T-1 · Fix it/)
  })
)
