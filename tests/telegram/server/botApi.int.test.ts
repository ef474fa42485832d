/** Tests of the test server: it must refuse what Telegram refuses, or the tests that use it prove nothing. */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { startBotApi, type TestBotApi } from "./botApi.ts"

let api: TestBotApi
beforeEach(async () => void (api = await startBotApi()))
afterEach(() => api.stop())

const call = async (method: string, params: object = {}, token = api.token) => {
  const answer = await fetch(`${api.url}/bot${token}/${method}`, { method: "POST", body: JSON.stringify(params) })
  return (await answer.json()) as {
    ok: boolean
    result: any
    description?: string
    error_code?: number
    parameters?: object
  }
}
const updates = async (params: object = {}) =>
  ((await call("getUpdates", params)).result as ReadonlyArray<any>).map(({ update_id, message }) => ({
    id: update_id as number,
    text: message?.text as string
  }))

describe("updates", () => {
  test("are delivered again until an offset confirms them", async () => {
    const ann = api.person("Ann")
    api.send(ann.chat, ann.user, "one")
    api.send(ann.chat, ann.user, "two")
    const [first, second] = await updates()
    expect([first?.text, second?.text]).toEqual(["one", "two"])
    expect(await updates()).toHaveLength(2)
    expect(await updates({ offset: (first?.id ?? 0) + 1 })).toEqual([second])
    expect(await updates({ offset: (second?.id ?? 0) + 1 })).toEqual([])
  })

  test("end a long poll when they arrive", async () => {
    const ann = api.person("Ann")
    const held = updates({ timeout: 50 })
    await api.until(() => api.calls.length === 1)
    api.send(ann.chat, ann.user, "at last")
    expect((await held).map(({ text }) => text)).toEqual(["at last"])
  })

  test("end with 409 for the first poller when a second one polls", async () => {
    const first = call("getUpdates", { timeout: 50 })
    await api.until(() => api.calls.length === 1)
    const second = call("getUpdates", { timeout: 50 })
    expect(await first).toMatchObject({
      ok: false,
      error_code: 409,
      description: expect.stringContaining("terminated by other getUpdates request")
    })
    const ann = api.person("Ann")
    api.send(ann.chat, ann.user, "hello")
    expect(await second).toMatchObject({ ok: true, result: [{ message: { text: "hello" } }] })
  })

  test("go to a webhook with its secret, in order and until it answers 200", async () => {
    const got: Array<[unknown, string]> = []
    const { promise: all, resolve: done } = Promise.withResolvers<void>()
    const hook = createServer(async (request, response) => {
      let body = ""
      for await (const chunk of request) body += String(chunk)
      got.push([request.headers["x-telegram-bot-api-secret-token"], JSON.parse(body).message.text])
      response.writeHead(got.length === 1 ? 500 : 200).end()
      if (got.length === 3) done()
    })
    await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve))
    await call("setWebhook", {
      url: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`,
      secret_token: "s3cret"
    })
    expect(await call("getUpdates")).toMatchObject({ error_code: 409 })
    const ann = api.person("Ann")
    api.send(ann.chat, ann.user, "one")
    api.send(ann.chat, ann.user, "two")
    await all
    await call("deleteWebhook")
    hook.closeAllConnections()
    await new Promise((resolve) => hook.close(resolve))
    expect(got).toEqual([
      ["s3cret", "one"],
      ["s3cret", "one"],
      ["s3cret", "two"]
    ])
  })
})

describe("a message", () => {
  test("is refused for the reasons of Telegram", async () => {
    const ann = api.person("Ann")
    const to = { chat_id: ann.chat.id }
    const because = async (params: object, method = "sendMessage") =>
      (await call(method, { ...to, ...params })).description
    expect(await because({ text: "hi" })).toMatch(/can't initiate/)
    const { id } = api.send(ann.chat, ann.user, "hello")
    expect(await because({ text: " " })).toMatch(/text is empty/)
    expect(await because({ text: "x".repeat(4097) })).toMatch(/too long/)
    expect(
      await because({ text: "hi", reply_markup: { inline_keyboard: [[{ text: "b", callback_data: "ы".repeat(33) }]] } })
    ).toMatch(/BUTTON_DATA_INVALID/)
    expect(await because({ text: "hi", reply_parameters: { message_id: 99 } })).toMatch(/replied not found/)
    expect(await because({ text: "hi", message_thread_id: 99 })).toMatch(/thread not found/)
    expect(await because({ text: "hi", message_id: 99 }, "editMessageText")).toMatch(/to edit not found/)
    expect(await because({ text: "hi", message_id: id }, "editMessageText")).toMatch(/can't be edited/)
    expect(await because({ message_id: id, reaction: [{ type: "emoji", emoji: "🦑" }] }, "setMessageReaction")).toMatch(
      /REACTION_INVALID/
    )
    expect(await because({ chat_id: 5, text: "hi" })).toMatch(/chat not found/)
    expect(await call("getMe", {}, "1:wrong")).toMatchObject({ error_code: 401 })
  })

  test("is edited once, and an equal edit is refused as not modified", async () => {
    const ann = api.person("Ann")
    api.send(ann.chat, ann.user, "hello")
    const { result } = await call("sendMessage", { chat_id: ann.chat.id, text: "card" })
    const edit = () => call("editMessageText", { chat_id: ann.chat.id, message_id: result.message_id, text: "card 2" })
    expect(await edit()).toMatchObject({ ok: true })
    expect(await edit()).toMatchObject({
      error_code: 400,
      description: expect.stringContaining("message is not modified")
    })
  })

  test("has its own number in each supergroup", async () => {
    const ann = api.person("Ann")
    const [one, two] = [api.supergroup("One"), api.supergroup("Two")]
    expect([api.send(one, ann.user, "a").id, api.send(two, ann.user, "b").id, api.send(one, ann.user, "c").id]).toEqual(
      [1, 1, 2]
    )
  })

  test("reaches neither a person who blocked the bot nor a group that migrated", async () => {
    const ann = api.person("Ann")
    api.send(ann.chat, ann.user, "hello")
    api.block(ann.chat, ann.user)
    expect(await call("sendMessage", { chat_id: ann.chat.id, text: "hi" })).toMatchObject({ error_code: 403 })
    const group = api.group("Team")
    const moved = api.migrate(group, ann.user)
    expect(await call("sendMessage", { chat_id: group.id, text: "hi" })).toMatchObject({
      error_code: 400,
      parameters: { migrate_to_chat_id: moved.id }
    })
  })
})

describe("faults", () => {
  test("a message whose answer is dropped is still sent", async () => {
    const ann = api.person("Ann")
    api.send(ann.chat, ann.user, "hello")
    api.fault("sendMessage", { is: "dropped" })
    await expect(call("sendMessage", { chat_id: ann.chat.id, text: "hi" })).rejects.toThrow(/fetch failed/)
    expect(api.transcript(ann.chat)).toBe("  1  Ann: hello\n  2  Tracker: hi")
  })

  test("a flood gets 429 with the seconds to wait", async () => {
    await api.stop()
    let now = 1_700_000_000_000
    api = await startBotApi({ limits: true, now: () => now })
    const ann = api.person("Ann")
    const team = api.supergroup("Team")
    api.send(team, ann.user, "hello")
    const send = () => call("sendMessage", { chat_id: team.id, text: "hi" })
    for (let i = 0; i < 20; i++, now += 1000) expect(await send()).toMatchObject({ ok: true })
    expect(await send()).toMatchObject({ error_code: 429, parameters: { retry_after: 40 } })
    now += 40_000
    expect(await send()).toMatchObject({ ok: true })
    expect(await send()).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } })
  })
})
