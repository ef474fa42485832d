/** Hand-written WebSocket clients: frames of the contract, and frames that no client should send. */
import { dial, pour } from "./connection.ts"
import type { Random } from "./random.ts"
import { edges } from "./values.ts"

const windows = [
  "tasks:active",
  "tasks:done,before,newest,200",
  "tasks:completed,before,newest,50",
  "people",
  "counts",
  "messages,after,oldest,1",
  "task:abcd0001",
  "topics",
  "atoms",
  "proposals:open",
  "runs,before,newest,20",
  "notices:mine,before,newest,20"
]
const cursors = [null, { generation: 0, epoch: 0, seq: 0 }, { generation: 1, epoch: 1, seq: 2 ** 40 }]

const validFrame = (random: Random) =>
  JSON.stringify(
    random.chance(0.7)
      ? { is: "subscribe", window: random.pick(windows), cursor: random.pick(cursors) }
      : { is: "unsubscribe", window: random.pick(windows) }
  )
const oddFrame = (random: Random) =>
  random.pick([
    () =>
      JSON.stringify({ is: random.pick(["subscribe", "shout"]), view: random.pick(["tasks", ...edges]), cursor: null }),
    () => JSON.stringify({ is: "subscribe", window: random.pick(windows), cursor: random.pick(edges) }),
    () => JSON.stringify({ is: "subscribe", window: random.pick(edges), cursor: null }),
    () =>
      JSON.stringify({
        is: "subscribe",
        window: `${random.pick(windows)},${String(random.pick(edges))}`,
        cursor: null
      }),
    () => JSON.stringify(random.pick(edges)) ?? "",
    () => validFrame(random).slice(0, -3),
    () => "[".repeat(10_000),
    () => "\u0000"
  ])()

const text = 0x1
/** One frame of a client. Lengths follow RFC 6455, section 5.2. */
const frame = (payload: Buffer, opcode = text, { final = true, masked = true } = {}): Buffer => {
  const first = (final ? 0x80 : 0) | opcode
  const mask = masked ? 0x80 : 0
  const length =
    payload.length < 126
      ? Buffer.from([mask | payload.length])
      : Buffer.from([mask | 126, payload.length >> 8, payload.length & 0xff])
  return Buffer.concat([Buffer.from([first]), length, Buffer.alloc(masked ? 4 : 0), payload])
}
const textFrame = (words: string) => frame(Buffer.from(words))

/** Bytes after the handshake, and whether the server must answer them. */
const sequences: Readonly<Record<string, (random: Random) => ReadonlyArray<Buffer>>> = {
  valid: (random) => Array.from({ length: random.int(1, 8) }, () => textFrame(validFrame(random))),
  odd: (random) => Array.from({ length: random.int(1, 8) }, () => textFrame(oddFrame(random))),
  burst: (random) => [Buffer.concat(Array.from({ length: 200 }, () => textFrame(validFrame(random))))],
  oversized: () => [textFrame("a".repeat(20_000))],
  binary: (random) => [frame(Buffer.from(validFrame(random)), 0x2)],
  fragmented: (random) => [
    frame(Buffer.from(validFrame(random)), text, { final: false }),
    frame(Buffer.from("more"), 0x0, { final: false }),
    frame(Buffer.from("end"), 0x0)
  ],
  "without a mask": (random) => [frame(Buffer.from(validFrame(random)), text, { masked: false })],
  "unknown opcode": () => [frame(Buffer.from("x"), 0x7)],
  "not UTF-8": () => [frame(Buffer.from([0xff, 0xfe, 0xfd]))],
  pings: () => Array.from({ length: 50 }, () => frame(Buffer.from("ping"), 0x9)),
  "odd close": () => [frame(Buffer.from([0x00, 0x01]), 0x8)],
  "cut off": (random) => [textFrame(validFrame(random)).subarray(0, 5)]
}
export const sequenceNames = Object.keys(sequences)

const kinds = ["hello", "snapshot", "changes", "position", "progress", "refused"]

interface Given {
  readonly port: number
  readonly random: Random
  readonly token: string
}

/** Opens a socket, sends one sequence, and closes it in one of several ways. Returns the error of the server, or null. */
export const runSequence = async (name: string, { port, random, token }: Given): Promise<string | null> => {
  const client = dial(port)
  const bytes = Buffer.concat(sequences[name]?.(random) ?? [])
  const handshake = `GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.from("sixteen letters.").toString("base64")}\r\n\r\n`
  client.socket.write(handshake)
  const early = random.chance(0.2)
  if (early) client.socket.write(bytes)
  const opened = await client.answer()
  if (opened?.status !== 101) return early ? null : `the handshake was answered ${opened?.status}: ${opened?.body}`
  if (!early) await pour(client.socket, bytes)
  // After a cut frame the server reads the ping as the rest of the frame, and waits for more.
  const mayPing = name !== "cut off"
  // The server answers a ping after all earlier frames, or closes the connection.
  if (mayPing && random.chance(0.7)) {
    client.socket.write(frame(Buffer.from("last"), 0x9))
    while (!client.rest().includes("last") && !client.socket.destroyed) await client.more()
  }
  if (random.chance(0.3)) client.socket.end()
  else client.socket.destroy()
  await client.closed
  return wrongFrame(client.rest())
}

/** The first text frame that is not a frame of the contract. */
const wrongFrame = (bytes: Buffer): string | null => {
  for (let at = 0; at + 2 <= bytes.length;) {
    const { start, length } = payloadAt(bytes, at)
    if (start + length > bytes.length) return null
    const words = bytes.subarray(start, start + length).toString()
    if (((bytes[at] ?? 0) & 0x0f) === text && !kinds.includes(JSON.parse(words).is)) return `an unknown frame: ${words}`
    at = start + length
  }
  return null
}

/** Source: RFC 6455, section 5.2. A length that has not arrived is infinite. */
const payloadAt = (bytes: Buffer, at: number): { readonly start: number; readonly length: number } => {
  const short = (bytes[at + 1] ?? 0) & 0x7f
  if (short < 126) return { start: at + 2, length: short }
  if (at + 10 > bytes.length) return { start: at, length: Number.POSITIVE_INFINITY }
  if (short === 126) return { start: at + 4, length: bytes.readUInt16BE(at + 2) }
  return { start: at + 10, length: Number(bytes.readBigUInt64BE(at + 2)) }
}
