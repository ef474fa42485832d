/** A faulty WebSocket client harms no other client: nonsense is refused, and a client that does not read is disconnected. */
import { connect, type Socket } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { followLive } from "../../support/product/windowClient.ts"

let tracker: Product
let token: string
let request: ReturnType<Product["as"]>
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  token = await tracker.token("member")
  request = tracker.as(token)
})
afterAll(() => tracker.remove())

interface RawClient {
  readonly send: (text: string) => void
  /** Bytes that have arrived. They are counted only while the client reads. */
  readonly read: () => number
  /** Resolves when this text has arrived. */
  readonly waitFor: (text: string) => Promise<void>
  readonly stopReading: () => void
  readonly readOn: () => void
  readonly gone: () => boolean
  readonly end: () => void
}

/** A hand-written WebSocket client: it answers no ping, compresses nothing, and can stop reading. */
const rawClient = () =>
  new Promise<RawClient>((resolve, reject) => {
    const { hostname, port } = new URL(tracker.origin)
    const socket: Socket = connect(Number(port), hostname)
    let text = ""
    let bytes = 0
    let gone = false
    let look = () => {}
    socket.on("error", reject).on("close", () => {
      gone = true
    })
    socket.on("data", (data) => {
      bytes += data.length
      text += data.toString("latin1")
      look()
    })
    const waitFor = (wanted: string) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (!text.includes(wanted)) return
          text = ""
          look = () => {}
          resolve()
        }
        look()
      })
    socket.write(
      `GET /ws HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.from("sixteen letters.").toString("base64")}\r\n\r\n`
    )
    void waitFor("\r\n\r\n").then(() =>
      resolve({
        send: (frame) => socket.write(masked(frame)),
        read: () => bytes,
        waitFor,
        stopReading: () => socket.pause(),
        readOn: () => {
          look = () => {
            text = ""
          }
          socket.resume()
        },
        gone: () => gone,
        end: () => socket.destroy()
      })
    )
  })

/** A short text frame with a mask of zeros. */
const masked = (text: string) => {
  const body = Buffer.from(text)
  return Buffer.concat([Buffer.from([0x81, 0x80 | 126, body.length >> 8, body.length & 0xff, 0, 0, 0, 0]), body])
}
/** Messages are the rows with the longest texts. */
const messages = "messages,before,newest,20"
const subscribe = JSON.stringify({ is: "subscribe", window: messages, cursor: null })
/** The end of the answer to `subscribe`: the window follows the changes then. */
const answered = `"is":"changes","view":"messages","window":"${messages}"`

test("an invalid frame is refused, and the socket stays open", async () => {
  const client = await rawClient()
  for (const frame of [
    "nonsense",
    "",
    "[]",
    '{"is":"subscribe"}',
    '{"is":"subscribe","window":7,"cursor":null}',
    '{"is":"subscribe","view":"tasks","cursor":null}',
    '{"is":"subscribe","window":"tasks:active","cursor":{"generation":1,"epoch":1,"seq":"1"}}',
    "[".repeat(10_000)
  ]) {
    client.send(frame)
    await client.waitFor('{"is":"refused","window":null,"reason":"this frame was not understood')
  }
  client.send(subscribe)
  await client.waitFor(answered)
  const { body } = await request("POST", "/api/messages", { text: "Sent all the same" }, "sent")
  await client.waitFor("Sent all the same")
  expect(client.gone()).toBe(false)
  expect(body.id).toBeDefined()
  client.end()
})

test("a client that subscribes a thousand times at once is disconnected, and other clients get answers", async () => {
  const client = await rawClient()
  for (let n = 0; n < 1000; n++) client.send(subscribe)
  await waitUntil(
    async () => client.gone(),
    (gone) => gone
  )
  expect((await request("GET", "/api/tasks")).status).toBe(200)
})

const silent = 40
const megabyte = 1024 ** 2
/** The unread bytes are read once for this many messages. */
const sampledEvery = 8

test("a client that never reads is disconnected, the server keeps no frames for it, and other clients get all frames", async () => {
  const healthy = await followLive(tracker.origin, token, [messages])
  let receivedBytes = 0
  let looked = 0
  const received = new Set<string>()
  // The condition is never met: the function notes what has arrived.
  const note = () => {
    for (const text of healthy.texts.slice(looked)) {
      receivedBytes += text.length
      for (const [, id = ""] of text.matchAll(/"id":"([^"]+)"/g)) received.add(id)
    }
    looked = healthy.texts.length
    return false
  }
  // A writer below waits at the same client, and fails when its socket is closed.
  healthy.when(note).catch(() => undefined)
  let sent = 0
  /**
   * Sends messages of 40 kB each, until the frames of these rows have this many bytes. A writer waits until its message has
   * arrived, so the healthy client is never far behind.
   */
  const load = async (bytes: number, onReceived = async () => {}) => {
    const enough = receivedBytes + bytes
    const write = async () => {
      while (receivedBytes < enough) {
        const n = sent++
        const { status, body } = await request(
          "POST",
          "/api/messages",
          { text: `${n} ${"long ".repeat(7_900)}` },
          `m${n}`
        )
        expect(status).toBe(201)
        await healthy.when(() => received.has(String(body.id)))
        if (n % sampledEvery === 0) await onReceived()
      }
    }
    await Promise.all(Array.from({ length: 16 }, write))
  }
  await load(3 * megabyte)
  const clients = await Promise.all(Array.from({ length: silent }, rawClient))
  for (const client of clients) {
    client.send(subscribe)
    await client.waitFor(answered)
    client.stopReading()
  }
  let mostUnread = 0
  await load(12 * megabyte, async () => {
    mostUnread = Math.max(mostUnread, await gauge("tracker_sockets_unread_bytes"))
  })
  healthy.close()

  // The server has closed these sockets, so they get only the bytes that were already sent.
  const had = clients.map((client) => client.read())
  for (const client of clients) client.readOn()
  await waitUntil(
    async () => clients.map((client) => client.gone()),
    (gone) => gone.every((each) => each)
  )
  for (const [i, client] of clients.entries()) expect(client.read() - (had[i] ?? 0)).toBeLessThan(9 * megabyte)
  // The server keeps up to 4 MB and one more frame for each client before it disconnects it. Without the limit it would keep 12 MB each.
  expect(mostUnread).toBeGreaterThan(0)
  expect(mostUnread).toBeLessThan(silent * 5 * megabyte)
  expect((await request("GET", "/api/tasks")).status).toBe(200)
})

const gauge = async (name: string) => {
  const text = await (await fetch(`${tracker.monitoring}/metrics`)).text()
  const value = new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, "m").exec(text)?.[1]
  if (value === undefined) throw new Error(`no metric has the name ${name}`)
  return Number(value)
}
