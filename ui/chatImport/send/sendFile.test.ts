import { expect, test } from "vitest"
import type { ImportShown } from "../../../gateways/contract/imports/imports.ts"
import { Refusal } from "../../sync/rest/api.ts"
import type { SentPart } from "./importsApi.ts"
import { FileGone, sendFile, type Sending } from "./sendFile.ts"

const part = 4
const content = "ten  bytes"
const file = new Blob([content])
const shown = (next: number): ImportShown => ({
  id: "import01",
  name: "result.json",
  size: content.length,
  modified: 1,
  next,
  state: next === content.length ? "checking" : "uploading",
  fault: null,
  chats: [],
  counts: []
})
const refusal = (status: number, reason?: string) =>
  new Refusal({ type: "", title: "", status, detail: "", ...(reason === undefined ? {} : { reason }) })

/** A server that has one of these faults at each part: an error before the part is stored, or a lost answer after it. */
const server = (...faults: ReadonlyArray<"lost answer" | Error>) => {
  const left = [...faults]
  let stored = ""
  const paused: Array<number> = []
  const sending: Sending = {
    part,
    signal: new AbortController().signal,
    onPart: () => {},
    onLost: () => {},
    pause: async (millis) => void paused.push(millis),
    api: {
      list: async () => ({ part, most: 100, items: [shown(stored.length)] }),
      addPart: async (_, { offset, bytes }: SentPart) => {
        const fault = left.shift()
        if (fault instanceof Error) throw fault
        if (offset !== stored.length) throw refusal(409, "wrong-offset")
        stored += new TextDecoder().decode(bytes)
        if (fault === "lost answer") throw new TypeError("network")
        return shown(stored.length)
      }
    }
  }
  return { sending, stored: () => stored, paused }
}

test("a file arrives whole, in parts", async () => {
  const one = server()
  await sendFile(file, shown(0), one.sending)
  expect(one.stored()).toBe(content)
})

test("a lost connection, a lost answer and a damaged part are tried again, and no byte is sent twice", async () => {
  const one = server(new TypeError("network"), "lost answer", refusal(503), refusal(400))
  await sendFile(file, shown(0), one.sending)
  expect(one.stored()).toBe(content)
  expect(one.paused).toHaveLength(4)
})

test("a refusal that stays, and a server that never answers, end the sending", async () => {
  const gone = server(refusal(404, "not-found"))
  await expect(sendFile(file, shown(0), gone.sending)).rejects.toMatchObject({ problem: { status: 404 } })
  const silent = server(...Array.from({ length: 40 }, () => new TypeError("network")))
  await expect(sendFile(file, shown(0), silent.sending)).rejects.toThrow("network")
  expect(Math.max(...silent.paused)).toBeLessThanOrEqual(10_000)
})

test("a file that the browser can no longer read is not taken for a lost connection", async () => {
  const moved = { slice: () => ({ arrayBuffer: () => Promise.reject(new Error("moved")) }) } as unknown as Blob
  await expect(sendFile(moved, shown(0), server().sending)).rejects.toBeInstanceOf(FileGone)
})

test("nothing more is sent after a stop", async () => {
  const one = server()
  const stop = new AbortController()
  const onPart = () => stop.abort()
  await sendFile(file, shown(0), { ...one.sending, signal: stop.signal, onPart })
  expect(one.stored()).toBe(content.slice(0, part))
})
