/** The look-up of a host, with a name server of this test. */
import { Effect } from "effect"
import { createSocket, type Socket } from "node:dgram"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { askNameServers, limited, makeHostLookup } from "./lookup.ts"

const open: Array<Socket> = []
afterEach(() => open.splice(0).forEach((socket) => socket.close()))

/** Answers a question with this code of DNS (3: no such host), or never. */
const nameServer = async (code: number | null) => {
  const socket = createSocket("udp4")
  open.push(socket)
  let questions = 0
  socket.on("message", (message, { port }) => {
    questions++
    if (code === null) return
    const answer = Buffer.from(message)
    answer.writeUInt16BE(0x8180 | code, 2)
    socket.send(answer, port, "127.0.0.1")
  })
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve))
  return { at: [`127.0.0.1:${(socket.address() as AddressInfo).port}`], questions: () => questions }
}

/** The resolver of the system knows every host. */
const system = () => {
  const hosts: Array<string> = []
  return {
    hosts,
    ask: (host: string, answer: (found: { is: "found"; addresses: ReadonlyArray<string> }) => void) => {
      hosts.push(host)
      answer({ is: "found", addresses: ["192.0.2.1"] })
      return () => {}
    }
  }
}
const long = 60_000
const outcome = (effect: Effect.Effect<ReadonlyArray<string>, { readonly _tag: string }>) =>
  effect.pipe(
    Effect.catch(({ _tag }) => Effect.succeed(_tag)),
    Effect.runPromise
  )

test("a silent name server holds no thread: the resolver of the system is not asked", async () => {
  const server = await nameServer(null)
  const { hosts, ask } = system()
  const lookUp = makeHostLookup(long, askNameServers(50, server.at), ask)
  const all = await Promise.all(Array.from({ length: 20 }, (_, n) => outcome(lookUp(`host${n}.example`))))
  expect(new Set(all)).toEqual(new Set(["HostUnknown"]))
  expect(server.questions()).toBeGreaterThanOrEqual(40)
  expect(hosts).toEqual([])
})

test("a look-up ends after its time, and its question is cancelled", async () => {
  const server = await nameServer(null)
  const { hosts, ask } = system()
  expect(await outcome(makeHostLookup(20, askNameServers(long, server.at), ask)("host.example"))).toBe("HostUnknown")
  expect(hosts).toEqual([])
})

test("a host that the name servers do not know may be in the hosts file", async () => {
  const server = await nameServer(3)
  const { hosts, ask } = system()
  expect(await outcome(makeHostLookup(long, askNameServers(long, server.at), ask)("printer"))).toEqual(["192.0.2.1"])
  expect(hosts).toEqual(["printer"])
})

test("questions that hang keep their places, and a caller that has gone gives up its place in the queue", () => {
  const asked: Array<string> = []
  const ends = new Map<string, () => void>()
  const ask = limited(2, (host, answer) => {
    asked.push(host)
    ends.set(host, () => answer({ is: "unknown" }))
    return () => {}
  })
  const cancels = ["a", "b", "c", "d"].map((host) => ask(host, () => {}))
  cancels[0]?.()
  cancels[2]?.()
  expect(asked).toEqual(["a", "b"])
  ends.get("a")?.()
  expect(asked).toEqual(["a", "b", "d"])
})
