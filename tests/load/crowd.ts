/** The people of the load: each has a token and a socket in a region, and sends commands through it. */
import { Agent, request } from "node:http"
import { isAnswered, openClientSocket } from "../support/product/openSocket.ts"
import type { Product } from "../support/product/product.ts"
import type { Region } from "./region.ts"

export interface Person {
  readonly region: Region
  /** Sends a command. Returns its status and the id of its receipt. */
  readonly send: (path: string, body: unknown, key: string) => Promise<{ readonly status: number; readonly id: string }>
  readonly close: () => void
}

/** Titles of the tasks that the load creates. */
export const titleOf = (n: number) => `load-${n}`

/** `seen`: called for each task of the load in a frame of this person's socket. */
const openPerson = async (
  tracker: Product,
  region: Region,
  name: string,
  seen: (n: number) => void
): Promise<Person> => {
  const token = await tracker.token("member", name)
  const agent = new Agent({ keepAlive: true })
  const socket = await openClientSocket(region.origin, { authorization: `Bearer ${token}` })
  await new Promise<void>((resolve) => {
    socket.onmessage = ({ data }) => (isAnswered(String(data)) ? resolve() : undefined)
    socket.send(JSON.stringify({ is: "subscribe", window: "tasks:active", cursor: null }))
  })
  socket.onmessage = ({ data }) => {
    for (const [, n] of String(data).matchAll(/"load-(\d+)"/g)) seen(Number(n))
  }
  const send: Person["send"] = (path, body, key) =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": key }
      request(`${region.origin}${path}`, { method: "POST", agent, headers }, (response) => {
        let text = ""
        response
          .setEncoding("utf8")
          .on("data", (part: string) => (text += part))
          .once("end", () => {
            const id = /"id":"([^"]+)"/.exec(text)?.[1] ?? ""
            resolve({ status: response.statusCode ?? 0, id })
          })
      })
        .once("error", reject)
        .end(JSON.stringify(body))
    })
  return {
    region,
    send,
    close: () => {
      socket.close()
      agent.destroy()
    }
  }
}

/** `people` people, the same number in each region. One at a time: the product signs them in while it is idle. */
export const openCrowd = async (
  tracker: Product,
  regions: ReadonlyArray<Region>,
  people: number,
  seen: (region: Region, n: number) => void
): Promise<ReadonlyArray<Person>> => {
  const crowd: Array<Person> = []
  for (let i = 0; i < people; i++) {
    const region = regions[i % regions.length]
    if (region !== undefined) crowd.push(await openPerson(tracker, region, `Person ${i}`, (n) => seen(region, n)))
  }
  return crowd
}
