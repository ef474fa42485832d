/** The people of the load: each has a session and a socket in a region, and sends commands through it, as a page does. */
import { Agent } from "node:http"
import { isAnswered, openClientSocket } from "../support/product/openSocket.ts"
import type { Product } from "../support/product/product.ts"
import { cookieOf, exchangeLink, fromPage } from "../support/product/session.ts"
import { postOnce, type Receipt } from "./post.ts"
import type { Region } from "./region.ts"

export interface Person {
  readonly region: Region
  /** Sends a command, again with the same key after a broken connection. */
  readonly send: (path: string, body: unknown, key: string) => Promise<Receipt>
  readonly close: () => void
}

/** Titles of the tasks that the load creates. */
export const titleOf = (n: number) => `load-${n}`

interface Seen {
  /** Called for each task of the load in a frame of this person's socket. */
  readonly task: (region: Region, n: number) => void
  /** Called for each connection that breaks before its answer. */
  readonly broken: () => void
}

/** The attempts of one command. The connections break for longer only when the product has ended. */
const mostAttempts = 5

const openPerson = async (tracker: Product, region: Region, name: string, seen: Seen): Promise<Person> => {
  const cookie = cookieOf(await exchangeLink(tracker.origin, await tracker.link(name)))
  const signedIn = { cookie, ...fromPage(region.origin) }
  const agent = new Agent({ keepAlive: true })
  const socket = await openClientSocket(region.origin, signedIn)
  await new Promise<void>((resolve) => {
    socket.onmessage = ({ data }) => (isAnswered(String(data)) ? resolve() : undefined)
    socket.send(JSON.stringify({ is: "subscribe", window: "tasks:active", cursor: null }))
  })
  socket.onmessage = ({ data }) => {
    for (const [, n] of String(data).matchAll(/"load-(\d+)"/g)) seen.task(region, Number(n))
  }
  const send: Person["send"] = async (path, body, key) => {
    const headers = { ...signedIn, "content-type": "application/json", "idempotency-key": key }
    for (let attempt = 1; ; attempt++) {
      const answer = await postOnce({ url: `${region.origin}${path}`, agent, headers }, body)
      if (!(answer instanceof Error)) return answer
      if (attempt === mostAttempts) throw answer
      seen.broken()
    }
  }
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
  seen: Seen
): Promise<ReadonlyArray<Person>> => {
  const crowd: Array<Person> = []
  for (let i = 0; i < people; i++) {
    const region = regions[i % regions.length]
    if (region !== undefined) crowd.push(await openPerson(tracker, region, `Person ${i}`, seen))
  }
  return crowd
}
