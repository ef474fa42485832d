/** The time from a command over HTTP to its row on a socket, at 500 commands a second. */
import { Agent, request } from "node:http"
import type { Product } from "../../support/product/product.ts"
import { type Measure, percentile } from "../kit/measure.ts"
import { isAnswered, openClientSocket } from "../../support/product/openSocket.ts"

const perSecond = 500
/** Before a command that was refused because of too much work is sent again. Milliseconds. */
const refusedMillis = 100
/** A program that has just started has not compiled its hot paths yet. */
const warmUp = 600
const measured = 2500

export const latencyBench = async (tracker: Product): Promise<ReadonlyArray<Measure>> => {
  const token = await tracker.token("member")
  const create = poster(tracker.origin, token)
  const socket = await openClientSocket(tracker.origin, { authorization: `Bearer ${token}` })
  await new Promise((resolve) => {
    socket.onmessage = ({ data }) => (isAnswered(String(data)) ? resolve(undefined) : undefined)
    socket.send(JSON.stringify({ is: "subscribe", window: "tasks:active", cursor: null }))
  })
  const delays = new Map<number, number>()
  const sent = new Map<number, number>()
  const all = new Promise<void>((resolve) => {
    socket.onmessage = ({ data }) => {
      const now = performance.now()
      for (const [, key] of String(data).matchAll(/"latency-(\d+)"/g)) {
        const n = Number(key)
        // Only the first frame of a task counts, because its classification sends another one.
        if (!delays.has(n)) delays.set(n, now - (sent.get(n) ?? now))
      }
      if (delays.size === warmUp + measured) resolve()
    }
  })
  const began = performance.now()
  const asked = Array.from({ length: warmUp + measured }, async (_, n) => {
    const due = (n * 1000) / perSecond - (performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due)))
    sent.set(n, performance.now())
    while (!(await create({ title: `latency-${n}`, priority: "low", category: "chore" }, `latency-${n}`)))
      await new Promise((resolve) => setTimeout(resolve, refusedMillis))
  })
  await Promise.all([...asked, all])
  socket.close()
  const seen = [...delays].filter(([n]) => n >= warmUp).map(([, millis]) => millis)
  const of = "HTTP request sent → row at a socket, 500 commands/s"
  return [
    { name: "command-to-socket-p50", value: percentile(seen, 0.5), of },
    { name: "command-to-socket-p99", value: percentile(seen, 0.99), of }
  ]
}

/** Creates tasks over connections that stay open; answers false for a command that is refused with 503. `fetch` would use more processor time, which the product needs. */
const poster = (origin: string, token: string) => {
  const agent = new Agent({ keepAlive: true })
  return (body: unknown, key: string) =>
    new Promise<boolean>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": key
      }
      request(`${origin}/api/tasks`, { method: "POST", agent, headers }, (response) => {
        const { statusCode } = response
        response
          .resume()
          .once("end", () =>
            statusCode === 201 || statusCode === 503
              ? resolve(statusCode === 201)
              : reject(new Error(`status ${statusCode}`))
          )
      })
        .once("error", reject)
        .end(JSON.stringify(body))
    })
}
