/** The client of the WebSocket against a server that sends as the test says. */
import { afterEach, expect, test, vi } from "vitest"
import { followWindow } from "./follow.ts"

/** The connections, each with the messages that it sends when the client has subscribed. */
const sockets = (...connections: ReadonlyArray<ReadonlyArray<string>>) => {
  const rest = [...connections]
  const asked: Array<unknown> = []
  let closed = 0
  class FakeSocket {
    onopen = () => {}
    onmessage = (_: { readonly data: string }) => {}
    onclose = () => {}
    constructor() {
      queueMicrotask(() => this.onopen())
    }
    send(text: string) {
      asked.push(JSON.parse(text).cursor)
      const messages = rest.shift() ?? []
      queueMicrotask(() => messages.forEach((data) => this.onmessage({ data })))
    }
    close() {
      closed++
    }
  }
  vi.stubGlobal("WebSocket", FakeSocket)
  vi.useFakeTimers({ now: Date.parse("2026-11-26T10:00:00Z") })
  return { asked, closed: () => closed }
}
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const cursor = { generation: 1, epoch: 1, seq: 5 }
const snapshot = JSON.stringify({ is: "snapshot", rows: [], cursor })
const position = (at: number) => JSON.stringify({ is: "position", at })

/** Reads this many changes, and lets the pauses between connections pass. */
const read = async (count: number) => {
  const stop = new AbortController()
  const changes = followWindow({ origin: "http://tracker.test", token: "tt_x" }, "tasks:active", {
    signal: stop.signal
  })
  const seqs: Array<number | undefined> = []
  while (seqs.length < count) {
    const next = changes.next()
    await vi.advanceTimersByTimeAsync(1000)
    seqs.push((await next).value?.position?.seq)
  }
  stop.abort()
  await changes.return(undefined)
  return seqs
}

test.each(["<html>Bad gateway</html>", "null", "[]", "7"])(
  "the message %s, which is no frame, ends the connection, and the next one continues",
  async (message) => {
    const { asked } = sockets([snapshot, message, position(6)], [position(7)])
    expect(await read(2)).toEqual([5, 7])
    expect(asked).toEqual([null, cursor])
  }
)

test("a reader that is far behind does not fill the memory: the connection is closed and asked again", async () => {
  const many = Array.from({ length: 5000 }, (_, n) => position(6 + n))
  const { asked, closed } = sockets([snapshot, ...many], [position(9000)])
  const seqs = await read(1001)
  expect(seqs.at(-2)).toBe(1004)
  expect(seqs.at(-1)).toBe(9000)
  expect(closed()).toBeGreaterThan(0)
  expect(asked).toEqual([null, { ...cursor, seq: 1004 }])
})
