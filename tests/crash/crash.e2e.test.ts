/** Every process is killed during two thousand commands: each acknowledged command is stored exactly once. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, product } from "../support/product/product.ts"

const clients = 64
const commands = 2000
/** After this many acknowledgements the product is killed; every second time nats-server survives. */
const killAt = [150, 500, 900, 1400]

let tracker: Product
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
})
afterAll(() => tracker.remove())

test("2,000 commands from 64 clients survive repeated SIGKILL of every process", async () => {
  const request = tracker.as(await tracker.token("member"))
  const acknowledged = new Map<string, string>()
  let next = 0
  let up = Promise.resolve()
  let kills = 0

  const crash = async () => {
    await tracker.kill({ nats: kills++ % 2 === 0 })
    await tracker.start()
  }
  const client = async () => {
    while (next < commands) {
      const key = `command-${next++}`
      // A client only needs to repeat the request with the same key until it gets an answer.
      while (!acknowledged.has(key)) {
        await up
        try {
          const { status, body } = await request("POST", "/api/tasks", { title: `Task of ${key}` }, key)
          if (status === 201) acknowledged.set(key, String(body.id))
          else if (status !== 503) throw new Error(`${status}: ${JSON.stringify(body)}`)
        } catch (error) {
          if (!(error instanceof TypeError)) throw error
        }
        const due = killAt[kills]
        if (due !== undefined && acknowledged.size >= due) up = crash()
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  await up
  expect(kills).toBe(killAt.length)

  const log = await tracker.log()
  const created = log.filter(({ event }) => event === "TaskCreated").map(({ subject }) => subject.split(".")[2])
  expect(created.length).toBe(commands)
  expect(new Set(created)).toEqual(new Set(acknowledged.values()))
  expect(log).toEqual(log.toSorted((a, b) => a.seq - b.seq || a.n - b.n))

  const head = log.at(-1)?.seq
  const listed: Array<string> = []
  for (let cursor = ""; ;) {
    const { body } = await request("GET", `/api/tasks?limit=200&after=${head}${cursor}`)
    listed.push(...(body.items ?? []).map(({ id }) => String(id)))
    if (body["next"] === null) break
    cursor = `&cursor=${String(body["next"])}`
  }
  expect(listed.length).toBe(commands)
  expect(new Set(listed)).toEqual(new Set(created))
})
