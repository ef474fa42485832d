/** The product with the bot: a code links a person, a message becomes a task, its card follows the task, and a button completes it. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { followLive } from "../../support/product/windowClient.ts"
import { startBotApi } from "../../telegram/server/botApi.ts"

let api: Awaited<ReturnType<typeof startBotApi>>
let tracker: Product

beforeAll(async () => {
  api = await startBotApi()
  tracker = await product({ TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.url })
  await tracker.start()
})
afterAll(async () => {
  await tracker.remove()
  await api.stop()
})

test("a private message becomes a task with one card, Done completes it, and a restart makes no second card", async () => {
  const ann = api.person("Ann")
  const { code } = JSON.parse(await tracker.tt("login", "--name", "Ann", "--role", "member", "--telegram", "--json"))
  api.send(ann.chat, ann.user, `/start ${code}`)
  await api.until(() => api.cards(ann.chat).length === 1)
  const said = api.send(ann.chat, ann.user, "Urgent: the login page crashes, fix it by Friday")
  const taskCards = () => api.cards(ann.chat).filter(({ text }) => text.startsWith("T-"))
  await api.until(() => taskCards().length === 1 && said.reactions.size === 1)
  const card = taskCards()[0]
  if (card === undefined) throw new Error("no card")
  await api.until(() => card.text.includes("bug"))
  expect(card.text).toMatch(/^T-1 · Urgent: the login page crashes/)

  await api.press(card, "Done", ann.user)
  await api.until(() => /done/.test(card.text))
  const events = await tracker.log()
  expect(events.map(({ event }) => event)).toEqual(
    expect.arrayContaining([
      "TelegramLinked",
      "SlotTaken",
      "MessageReceived",
      "TaskCreated",
      "TaskClassified",
      "TaskCompleted"
    ])
  )
  const completed = events.find(({ event }) => event === "TaskCompleted")
  expect(completed).toMatchObject({ who: "Ann" })

  await tracker.kill({ nats: true })
  await tracker.start()
  api.send(ann.chat, ann.user, "And the second thing")
  await api.until(() => taskCards().length === 2)
  expect((await tracker.log()).filter(({ event }) => event === "TaskCreated")).toHaveLength(2)
})

test("a private message and its task are visible only to their author", async () => {
  const token = await tracker.token("owner")
  const request = tracker.as(token)
  expect((await request("GET", "/api/tasks")).body.items).toEqual([])
  const socket = await followLive(tracker.origin, token, ["messages,before,newest,200"])
  expect(socket.rows().size).toBe(0)
  socket.close()
})

test("the banner names the bot", async () => {
  const request = tracker.as(await tracker.token("viewer"))
  const { body } = await waitUntil(
    () => request("GET", "/api/system"),
    (answer) => (answer.body["bot"] as { readonly connected: boolean }).connected
  )
  expect(body["bot"]).toMatchObject({ connected: true, name: expect.stringMatching(/./) })
})
