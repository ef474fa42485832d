/** The receiver of the bench, in a process of its own, and bare POSTs to it. */
import { fork } from "node:child_process"
import { Agent, request } from "node:http"
import { fileURLToPath } from "node:url"
import { callsPerSecond } from "../kit/measure.ts"

/** The longest time without an answered request, so that a lost one fails the area. Milliseconds. */
const mostIdle = 60_000

interface Told {
  readonly port?: number
  readonly answered?: number
}

export const startReceiver = async () => {
  const child = fork(fileURLToPath(new URL("./receiverProcess.ts", import.meta.url)), { stdio: "inherit" })
  let answered = 0
  const listeners = new Set<() => void>()
  const origin = await new Promise<string>((resolve) =>
    child.on("message", ({ port, answered: now }: Told) => {
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`)
      answered = now ?? answered
      for (const listener of listeners) listener()
    })
  )
  return {
    origin,
    answered: () => answered,
    /** Resolves when so many requests were answered. */
    until: (count: number) =>
      new Promise<void>((resolve, reject) => {
        let idle: NodeJS.Timeout | undefined
        const look = () => {
          clearTimeout(idle)
          idle = setTimeout(() => reject(new Error(`${answered} of ${count} webhooks arrived`)), mostIdle)
          if (answered < count) return
          clearTimeout(idle)
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        look()
      }),
    stop: () => void child.kill()
  }
}
export type Receiver = Awaited<ReturnType<typeof startReceiver>>

/** POSTs a second without the product. */
export const barePosts = async ({ origin }: Receiver, body: string, count: number, inFlight: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) }
  const post = () =>
    new Promise<void>((resolve, reject) => {
      request(`${origin}/bare`, { method: "POST", agent, headers }, (response) =>
        response.resume().once("end", () => resolve())
      )
        .once("error", reject)
        .end(body)
    })
  const rate = await callsPerSecond(count, inFlight, post)
  agent.destroy()
  return rate
}
