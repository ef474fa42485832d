/**
 * A flood of each kind is refused, and another person is served meanwhile. The test counts refusals; the milliseconds of the
 * other person are printed, because a busy machine makes them longer.
 */
import { afterAll, beforeAll, expect, test } from "vitest"
import { rawConnection } from "../../../gateways/kit/rawHttp.ts"
import { clientSocket } from "../../support/product/openSocket.ts"
import { readDuring } from "../../support/net/otherPerson.ts"
import { type Product, product } from "../../support/product/product.ts"
import { cookieOf, exchangeLink, fromPage } from "../../support/product/session.ts"

type Sent = Readonly<Record<string, string>>
let tracker: Product
let viewer: Sent
let ann: Sent

beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  const owner = tracker.as(await tracker.token("member"))
  for (let i = 0; i < 200; i++)
    await owner(
      "POST",
      "/api/tasks",
      { title: `Repair the pump number ${i}`, description: "x".repeat(200) },
      `task-${i}`
    )
  const signIn = async (name: string, role: string) => {
    const { link } = JSON.parse(await tracker.tt("login", "--name", name, "--role", role, "--json"))
    return { ...fromPage(tracker.origin), cookie: cookieOf(await exchangeLink(tracker.origin, link)) }
  }
  viewer = await signIn("Vic", "viewer")
  ann = await signIn("Ann", "member")
})
afterAll(() => tracker.remove())

/** Reads as another person until the flood is over, and prints the 95th percentile. All reads must be answered. */
const meanwhile = async (name: string, flood: Promise<unknown>) => {
  const { took, failed } = await readDuring(flood, {
    url: `${tracker.origin}/api/tasks?limit=20`,
    headers: ann,
    atLeast: 40
  })
  const p95 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? 0
  console.log(`flood: ${name}: p95 of another person ${p95.toFixed(1)} ms of ${took.length} reads`)
  expect(failed).toBe(0)
}

/** Sends `times` requests, 50 at a time, and returns how often each status came. */
const statuses = async (times: number, send: (index: number) => Promise<Response>) => {
  const counts: Record<number, number> = {}
  let next = 0
  const lane = async () => {
    while (next < times) {
      const answer = await send(next++)
      await answer.arrayBuffer()
      counts[answer.status] = (counts[answer.status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: 50 }, lane))
  return counts
}

test("of wrong sign-ins, 60 are compared and the others get 429", async () => {
  const guesses = statuses(3000, (i) =>
    fetch(`${tracker.origin}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ link: `wrong-wrong-wrong-wrong-${i}` })
    })
  )
  await meanwhile("3000 wrong sign-ins", guesses)
  const counts = await guesses
  // The rate gives one more attempt for each second that the flood takes.
  expect(counts[401]).toBeLessThan(200)
  expect(counts[429]).toBeGreaterThan(2000)
})

test("of 20 sockets of one person, 12 open, and 60 subscriptions of each wait for their turn", async () => {
  const frames = JSON.stringify({ is: "subscribe", window: "tasks:active", cursor: null })
  const open = (index: number) =>
    new Promise<WebSocket | null>((resolve) => {
      const socket = clientSocket(tracker.origin, viewer)
      socket.onopen = () => {
        for (let i = 0; i < 60; i++) socket.send(frames.replace("null", i % 2 === index % 2 ? "null" : `null `))
        resolve(socket)
      }
      socket.onerror = () => resolve(null)
    })
  const opened = Promise.all(Array.from({ length: 20 }, (_, index) => open(index)))
  await meanwhile("20 sockets with 60 subscriptions", opened)
  const sockets = (await opened).filter((socket) => socket !== null)
  expect(sockets).toHaveLength(12)
  for (const socket of sockets) socket.close()
})

test("half-sent requests and slow bodies hold only their connections", async () => {
  const port = Number(new URL(tracker.origin).port)
  const half = Array.from({ length: 300 }, () => rawConnection(port))
  for (const { write } of half) write("GET /api/tasks HTTP/1.1\r\nHost: loc")
  const slow = Array.from({ length: 100 }, () => rawConnection(port))
  for (const { write } of slow)
    write(
      `POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`
    )
  const ends = Promise.all(slow.map(({ closed }) => closed))
  await meanwhile("300 half requests and 100 slow bodies", ends)
  for (const answer of await ends) expect(answer).toMatch(/408|429/)
  for (const { destroy } of half) destroy()
})

test("large bodies of strangers are refused before they are read", async () => {
  const body = new Uint8Array(1_000_000)
  const port = Number(new URL(tracker.origin).port)
  const head = `POST /api/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`
  const post = async () => {
    const { write, heard, destroy } = rawConnection(port)
    write(head)
    const answer = await heard("application/problem+json")
    write(body)
    destroy()
    return answer
  }
  const sent = Promise.all(Array.from({ length: 200 }, post))
  await meanwhile("200 unsigned bodies of 1 MB", sent)
  for (const answer of await sent) expect(answer).toMatch(/^HTTP\/1.1 (401|429) /)
})

test("of 1000 large reads of one person, a burst is answered and the others get 429", async () => {
  const reads = statuses(1000, (i) =>
    fetch(`${tracker.origin}/api/search?q=${encodeURIComponent(`repair the pump number ${i}`)}&limit=50`, {
      headers: viewer
    })
  )
  await meanwhile("1000 searches", reads)
  const { 200: answered = 0, 429: refused = 0 } = await reads
  expect(answered + refused).toBe(1000)
  expect(refused).toBeGreaterThan(100)
})
