/** On three nats-servers, acknowledged means stored by a quorum: one server after another is killed, and no acknowledged command is lost. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { type NatsCluster, startCluster } from "../support/nats/natsCluster.ts"
import { type Product, product, waitUntil } from "../support/product/product.ts"

const commands = 600
const clients = 16
/** After this many acknowledgements the server is killed. The server that was killed before is back by then. */
const kills = [
  [100, 0],
  [300, 1],
  [500, 2]
] as const

let cluster: NatsCluster
let tracker: Product
beforeAll(async () => {
  cluster = await startCluster([0])
  tracker = await product({ NATS_URL: cluster.url })
  // The product starts before the cluster, and waits for it.
  const started = tracker.start()
  for (const n of [1, 2]) cluster.start(n)
  await started
})
afterAll(async () => {
  await tracker.remove()
  await cluster.stop()
})

test("600 commands from 16 clients survive SIGKILL of each server, leader or not", async () => {
  const request = tracker.as(await tracker.token("member"))
  const acknowledged = new Map<string, string>()
  let next = 0
  let killed = 0
  let last: number | undefined
  const strike = async () => {
    const due = kills[killed]
    if (due === undefined || acknowledged.size < due[0]) return
    killed++
    const back = last
    last = due[1]
    // Two of three servers must run, so the server that was killed before is started first.
    if (back !== undefined) cluster.start(back)
    await waitUntil(
      () => request("POST", "/api/tasks", { title: "Between two kills" }, `between-${killed}`),
      ({ status }) => status === 201
    )
    await cluster.kill(due[1])
  }
  const client = async () => {
    while (next < commands) {
      const key = `command-${next++}`
      while (!acknowledged.has(key)) {
        const { status, body } = await request("POST", "/api/tasks", { title: `Task of ${key}` }, key)
        if (status === 201) acknowledged.set(key, String(body.id))
        else if (status !== 503) throw new Error(`${status}: ${JSON.stringify(body)}`)
      }
      await strike()
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  expect(killed).toBe(kills.length)
  const log = await tracker.log()
  const created = log
    .filter(({ event, data }) => event === "TaskCreated" && String(data["title"]).startsWith("Task of"))
    .map(({ subject }) => subject.split(".")[2])
  expect(created.length).toBe(commands)
  expect(new Set(created)).toEqual(new Set(acknowledged.values()))
  await waitUntil(
    () => request("GET", `/api/tasks?limit=1&after=${String(log.at(-1)?.seq)}`),
    ({ status }) => status === 200
  )
  const doctor = await tracker.tt("doctor")
  expect(doctor).toContain("3 copies: acknowledged means on a quorum")
})
