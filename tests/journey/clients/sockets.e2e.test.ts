/** A WebSocket client ends with the rows of the table, and gets each change once and in order, although its socket is cut many times. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { cuttingProxy } from "../../support/product/cuttingProxy.ts"
import { byId, faithfulClient } from "../../support/product/faithfulClient.ts"
import { seededRandom } from "../../support/seededRandom.ts"
import { clientSocket, closeCodeOf, openClientSocket } from "../../support/product/openSocket.ts"
import { allClassified, type Product, product, waitUntil } from "../../support/product/product.ts"
import { cookieOf, exchangeLink, fromPage } from "../../support/product/session.ts"
import { everyTask, followLive, type WindowClient } from "../../support/product/windowClient.ts"
import { type TaskLineSent, taskLineOf } from "../../../gateways/contract/lines.ts"

type Ask = ReturnType<Product["as"]>
const seed = 20_261_124
const commands = 300
const writers = 8

let tracker: Product
/** Ann sends commands. The others only follow. */
const tokens: Record<"ann" | "bob" | "olga" | "vera", string> = { ann: "", bob: "", olga: "", vera: "" }
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  for (const [name, role] of [
    ["ann", "member"],
    ["bob", "member"],
    ["olga", "owner"],
    ["vera", "viewer"]
  ] as const)
    tokens[name] = await tracker.token(role, name)
})
afterAll(() => tracker.remove())

/** Every task that a token may see, through the REST API, in the order of the ids. */
const table = async (token: string) => {
  const rows: Array<Record<string, unknown>> = []
  for (let cursor = ""; ;) {
    const { body } = await tracker.as(token)("GET", `/api/tasks?limit=200${cursor}`)
    rows.push(...(body.items ?? []))
    if (body["next"] === null) return rows.toSorted(byId)
    cursor = `&cursor=${String(body["next"])}`
  }
}
const linesOf = (client: WindowClient) => [...client.rows().values()].map((row) => ({ ...row })).toSorted(byId)
/** The lines of the rows of a table. */
// The cast: the rows are tasks.
const asLines = (rows: ReadonlyArray<object>) => rows.map((row) => taskLineOf(row as TaskLineSent))

/** Sends commands one after another while `left` is true. */
const write = async (request: Ask, name: string, random: () => number, left: () => boolean) => {
  const mine: Array<string> = []
  for (let i = 0; left(); i++) {
    const id = mine[Math.floor(random() * mine.length)]
    const [path, body] =
      id === undefined || random() < 0.3
        ? ["", { title: `Task ${name}-${i}`, ...(random() < 0.5 ? { audience: "private" } : {}) }]
        : ([
            [`/${id}/comment`, { text: `Comment ${i}` }],
            [`/${id}/retitle`, { title: `Other ${name}-${i}` }],
            [`/${id}/prioritise`, { priority: random() < 0.5 ? "low" : "high" }],
            [`/${id}/complete`, undefined],
            [`/${id}/share`, undefined]
          ][Math.floor(random() * 5)] as [string, unknown])
    const answer = await request("POST", `/api/tasks${path}`, body, `${name}-${i}`)
    expect([200, 201]).toContain(answer.status)
    if (path === "") mine.push(String(answer.body.id))
  }
}

test("four clients whose sockets are cut follow 300 commands of eight writers and end with exactly the rows of the tables", async () => {
  const random = seededRandom(seed)
  const proxy = await cuttingProxy(tracker.origin, () => 200 + Math.floor(random() ** 2 * 8000))
  const readers = [tokens.ann, tokens.bob, tokens.olga, tokens.vera].map((token) => ({
    token,
    ...faithfulClient(proxy.origin, token)
  }))
  let sent = 0
  await Promise.all(
    Array.from({ length: writers }, (_, n) =>
      write(tracker.as(tokens.ann), `w${n}`, seededRandom(seed + n), () => sent++ < commands)
    )
  )
  proxy.heal()
  await allClassified(tracker.as(tokens.ann))
  for (const reader of readers) {
    const whole = await table(reader.token)
    await waitUntil(
      async () => reader.rows(),
      (rows) => rows.length === whole.length && rows.every(({ seq }, i) => seq === whole[i]?.["seq"])
    )
    expect(reader.rows()).toEqual(asLines(whole))
    expect(reader.wrong).toEqual([])
    expect(reader.resumed()).toBeGreaterThan(0)
    reader.end()
  }
  expect(proxy.cuts()).toBeGreaterThan(5)
  await proxy.stop()
})

test("a cursor ahead of the log gets a snapshot, and then the next changes", async () => {
  const now = await followLive(tracker.origin, tokens.ann, everyTask)
  const ahead = now.state.copy((cursor) => ({ ...cursor, seq: 1_000_000 }))
  const socket = await followLive(tracker.origin, tokens.ann, everyTask, ahead)
  expect(socket.frames[1]).toMatchObject({ is: "snapshot", view: "tasks" })
  expect(socket.positions().every((seq) => seq < 1_000_000)).toBe(true)
  await tracker.as(tokens.ann)("POST", "/api/tasks", { title: "After the snapshot" }, "after-the-snapshot")
  await socket.when(() => linesOf(socket).some((row) => "title" in row && row.title === "After the snapshot"))
  socket.close()
  now.close()
  // The tests below compare rows, so no row may change any more.
  await allClassified(tracker.as(tokens.ann))
})

test("a cursor of replaced tables gets a snapshot with the same rows", async () => {
  const socket = await followLive(tracker.origin, tokens.ann, everyTask)
  const before = linesOf(socket)
  await tracker.tt("replay", "--json")
  expect(await socket.closed).toBe(1012)
  const again = await followLive(tracker.origin, tokens.ann, everyTask, socket.state.copy())
  expect(again.generations()).not.toEqual(socket.generations())
  expect(again.frames[1]).toMatchObject({ is: "snapshot", view: "tasks" })
  expect(linesOf(again)).toEqual(before)
  expect(before).toEqual(asLines(await table(tokens.ann)))
  again.close()
})

test("a viewer gets nothing of another person's private task until it is shared, and then its line", async () => {
  const vera = await followLive(tracker.origin, tokens.vera, everyTask)
  const ann = tracker.as(tokens.ann)
  const { body: secret } = await ann("POST", "/api/tasks", { title: "Buy a rhinoceros", audience: "private" }, "secret")
  await ann("POST", `/api/tasks/${secret.id}/comment`, { text: "grey" }, "grey")
  const { body: open } = await ann("POST", "/api/tasks", { title: "For everybody" }, "open")
  await vera.when(() => vera.rows().has(String(open.id)))
  expect(vera.texts.join()).not.toContain(secret.id)
  expect(vera.texts.join()).not.toContain("rhinoceros")
  await ann("POST", `/api/tasks/${secret.id}/share`, undefined, "share")
  const shown = () => linesOf(vera).find(({ id }) => id === secret.id)
  await vera.when(() => shown() !== undefined)
  expect(shown()).toMatchObject({ title: "Buy a rhinoceros", audience: "team", comments: 1 })
  vera.close()
})

test("signing out closes the sockets of every tab", async () => {
  const cookie = cookieOf(await exchangeLink(tracker.origin, await tracker.link("Sam")))
  const headers = { ...fromPage(tracker.origin), cookie }
  const tab = await openClientSocket(tracker.origin, headers)
  const closed = closeCodeOf(tab)
  expect((await fetch(`${tracker.origin}/api/session`, { method: "DELETE", headers })).status).toBe(204)
  expect(await closed).toBe(4003)
})

describe("without a session", () => {
  test("the socket of a page is closed with the code that says so, because a page cannot see the status 401", async () => {
    const tab = clientSocket(tracker.origin, fromPage(tracker.origin))
    const closed = closeCodeOf(tab)
    const frames: Array<unknown> = []
    tab.addEventListener("message", ({ data }) => frames.push(data))
    tab.addEventListener("open", () => tab.send(JSON.stringify({ is: "subscribe", window: everyTask, cursor: null })))
    expect(await closed).toBe(4003)
    expect(frames).toEqual([])
  })

  test("a program is refused", async () => {
    await expect(openClientSocket(tracker.origin, {})).rejects.toThrow("was not opened")
  })
})
