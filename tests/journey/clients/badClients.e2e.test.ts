/** A faulty WebSocket client harms no other client: nonsense is refused, and a client that does not read is disconnected. */
import { connect, type Socket } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { followView } from "../../support/product/socketClient.ts"

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
const subscribe = JSON.stringify({ is: "subscribe", view: "tasks", cursor: null })

test("an invalid frame is refused, and the socket stays open", async () => {
  const client = await rawClient()
  for (const frame of [
    "nonsense",
    "",
    "[]",
    '{"is":"subscribe"}',
    '{"is":"subscribe","view":"secrets","cursor":null}',
    '{"is":"subscribe","view":"tasks","cursor":{"generation":1,"epoch":1,"seq":"1"}}',
    "[".repeat(10_000)
  ]) {
    client.send(frame)
    await client.waitFor('{"is":"refused","reason":"this frame was not understood","again":null}')
  }
  client.send(subscribe)
  await client.waitFor('"more":false')
  const { body } = await request("POST", "/api/tasks", { title: "Sent all the same" }, "sent")
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

const tasks = 60
const silent = 40
const megabyte = 1024 ** 2

test("a client that never reads is disconnected, the server keeps no frames for it, and other clients get all frames", async () => {
  const ids: Array<string> = []
  for (let i = 0; i < tasks; i++)
    ids.push(String((await request("POST", "/api/tasks", { title: `Long ${i}` }, `t${i}`)).body.id))
  const healthy = followView(tracker.origin, token, "tasks")
  await healthy.when(() => healthy.cursor() !== null)
  let receivedBytes = 0
  let looked = 0
  // The condition is never met: the function counts the frames.
  const counted = () => {
    for (const frame of healthy.frames.slice(looked)) receivedBytes += frame.length
    looked = healthy.frames.length
    return false
  }
  healthy.when(counted).catch(() => undefined)
  /** Sends comments on rows of 20 kB each, until the frames of these rows have this many bytes. */
  let comments = 0
  const load = async (bytes: number) => {
    const enough = receivedBytes + bytes
    const write = async () => {
      while (receivedBytes < enough) {
        const n = comments++
        const { status } = await request(
          "POST",
          `/api/tasks/${ids[n % tasks]}/comment`,
          { text: `comment ${n}` },
          `c${n}`
        )
        expect(status).toBe(200)
      }
    }
    await Promise.all(Array.from({ length: 16 }, write))
  }
  for (const id of ids)
    await request("POST", `/api/tasks/${id}/describe`, { description: "long ".repeat(4000) }, `d${id}`)
  await load(3 * megabyte)
  const clients = await Promise.all(Array.from({ length: silent }, rawClient))
  for (const client of clients) {
    client.send(subscribe)
    await client.waitFor('"more":false')
    client.stopReading()
  }
  const sampled = sampleUnread()
  await load(12 * megabyte)
  const mostUnread = await sampled.end()
  const sum = () => [...healthy.rows.values()].reduce((all, row) => all + Number(row["comments"]), 0)
  await healthy.when(() => sum() === comments)
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

/** Reads the gauge of unread bytes until `end`, which resolves to the highest value. */
const sampleUnread = () => {
  let most = 0
  const ending = Promise.withResolvers<void>()
  const reading = (async () => {
    let ended = false
    void ending.promise.then(() => (ended = true))
    while (!ended) {
      most = Math.max(most, await gauge("sockets_unread_bytes"))
    }
  })()
  const end = async () => {
    ending.resolve()
    await reading
    return most
  }
  return { end }
}

const gauge = async (name: string) => {
  const text = await (await fetch(`${tracker.monitoring}/metrics`)).text()
  return Number(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, "m").exec(text)?.[1] ?? 0)
}
