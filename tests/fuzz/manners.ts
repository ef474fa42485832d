/** The ways to send a request: like a correct client, and like a broken or hostile one. */
import { type Answer, type Dialled, dial, pour } from "./connection.ts"
import type { FuzzRequest } from "./operations.ts"
import type { Random } from "./random.ts"

export interface Outcome {
  readonly answers: ReadonlyArray<Answer>
  /** The connection may end without an answer. */
  readonly mayClose: boolean
  /** Whether the library may answer itself, because the input is not HTTP or its head is far too long. */
  readonly mayBeLibrary: boolean
  readonly bodiless: boolean
}

interface Given {
  readonly port: number
  readonly random: Random
  readonly sent: FuzzRequest
}
type Manner = (given: Given) => Promise<Outcome>

const megabyte = Buffer.alloc(1024 ** 2, "a")

/** The bytes of a request's head. `length` is the header that describes the body. */
const headOf = ({ method, target, headers }: FuzzRequest, length: string | null): Buffer =>
  Buffer.from(
    [
      `${method} ${target} HTTP/1.1`,
      "Host: 127.0.0.1",
      ...headers.map(([name, value]) => `${name}: ${value}`),
      ...(length === null ? [] : [length]),
      "",
      ""
    ].join("\r\n")
  )
const lengthOf = (body: Buffer | null) => (body === null ? null : `Content-Length: ${body.length}`)
const whole = (sent: FuzzRequest) => Buffer.concat([headOf(sent, lengthOf(sent.body)), sent.body ?? Buffer.alloc(0)])

const ended = async ({ socket, answer }: Dialled, bodiless = false): Promise<ReadonlyArray<Answer>> => {
  const first = await answer(bodiless)
  socket.destroy()
  return first === null ? [] : [first]
}
const outcome = (answers: ReadonlyArray<Answer>, given: Partial<Outcome> = {}): Outcome => ({
  answers,
  mayClose: false,
  mayBeLibrary: false,
  bodiless: false,
  ...given
})

export const manners: Readonly<Record<string, Manner>> = {
  plain: async ({ port, sent }) => {
    const client = dial(port)
    client.socket.write(whole(sent))
    return outcome(await ended(client))
  },
  head: async ({ port, sent }) => {
    const client = dial(port)
    client.socket.write(whole({ ...sent, method: "HEAD" }))
    return outcome(await ended(client, true), { bodiless: true })
  },
  "another method": async ({ port, random, sent }) => {
    const client = dial(port)
    client.socket.write(whole({ ...sent, method: random.pick(["PUT", "DELETE", "PATCH", "OPTIONS", "BREW", "POST"]) }))
    return outcome(await ended(client))
  },
  "in pieces": async ({ port, random, sent }) => {
    const client = dial(port)
    const bytes = whole(sent)
    for (let at = 0; at < bytes.length;) {
      const length = random.int(1, 1 + Math.ceil(bytes.length / 4))
      await pour(client.socket, bytes.subarray(at, at + length))
      at += length
    }
    return outcome(await ended(client))
  },
  chunked: async ({ port, sent }) => {
    const client = dial(port)
    const body = sent.body ?? Buffer.from("{}")
    client.socket.write(headOf(sent, "Transfer-Encoding: chunked"))
    client.socket.write(`${body.length.toString(16)}\r\n`)
    client.socket.write(body)
    client.socket.write(body.length === 0 ? "\r\n" : "\r\n0\r\n\r\n")
    return outcome(await ended(client))
  },
  oversized: async ({ port, random, sent }) => {
    const client = dial(port)
    const megabytes = random.int(2, 4)
    client.socket.write(headOf(sent, `Content-Length: ${megabytes * megabyte.length}`))
    await pour(client.socket, megabyte, megabytes)
    return outcome(await ended(client))
  },
  "without an end": async ({ port, sent }) => {
    const client = dial(port)
    client.socket.write(headOf(sent, "Content-Length: 1000000000000"))
    await pour(client.socket, megabyte, 32)
    return outcome(await ended(client), { mayClose: true })
  },
  "early answered": async ({ port, random, sent }) => {
    const client = dial(port)
    const target = random.pick(["/api/nosuch", sent.target, "/livez", "/ws", "/control/login", "/"])
    client.socket.write(
      headOf({ ...sent, method: "POST", target, headers: [] }, `Content-Length: ${3 * megabyte.length}`)
    )
    const first = await client.answerOrPour(megabyte, 3)
    client.socket.destroy()
    return outcome(first === null ? [] : [first])
  },
  aborted: async ({ port, random, sent }) => {
    const client = dial(port)
    const bytes = whole({ ...sent, body: sent.body ?? Buffer.from("{}") })
    await pour(client.socket, bytes.subarray(0, random.int(1, bytes.length - 1)))
    if (random.chance(0.5)) client.socket.resetAndDestroy()
    else client.socket.destroy()
    await client.closed
    return outcome([], { mayClose: true })
  },
  "aborted after": async ({ port, sent }) => {
    const client = dial(port)
    await pour(client.socket, whole(sent))
    client.socket.resetAndDestroy()
    await client.closed
    return outcome([], { mayClose: true })
  },
  pipelined: async ({ port, random, sent }) => {
    const client = dial(port)
    const count = random.int(2, 6)
    client.socket.write(Buffer.concat(Array.from({ length: count }, () => whole(sent))))
    const answers: Array<Answer> = []
    for (let n = 0; n < count; n++) {
      const next = await client.answer()
      if (next === null) break
      answers.push(next)
    }
    client.socket.destroy()
    return outcome(answers, { mayClose: true })
  },
  "half closed": async ({ port, sent }) => {
    const client = dial(port)
    client.socket.end(whole(sent))
    return outcome(await ended(client), { mayClose: true })
  },
  "expecting continue": async ({ port, sent }) => {
    const client = dial(port)
    client.socket.write(headOf(sent, `Content-Length: ${sent.body?.length ?? 0}\r\nExpect: 100-continue`))
    client.socket.write(sent.body ?? "")
    return outcome(await ended(client))
  },
  "long head": async ({ port, random, sent }) => {
    const client = dial(port)
    const length = random.pick([5000, 17_000, 40_000, 80_000])
    client.socket.write(headOf({ ...sent, headers: [["x-long", "a".repeat(length)]], body: null }, null))
    return outcome(await ended(client), { mayBeLibrary: length > 60_000 })
  },
  "broken head": async ({ port, random, sent }) => {
    const client = dial(port)
    client.socket.end(
      random.pick([
        `${sent.method} ${sent.target} HTTP/1.0\r\n\r\n`,
        `${sent.method} ${sent.target}\r\n\r\n`,
        "\u0000\u0001\u0002\r\n\r\n",
        `${sent.method} ${sent.target} HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n`,
        `${sent.method} ${sent.target} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
        `${sent.method} ${sent.target} HTTP/1.1\r\nHost x\r\n\r\n`,
        `POST /api/tasks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
        `${sent.method} ${sent.target} HTTP/1.1\r\n${"x: y\r\n".repeat(200)}\r\n`
      ])
    )
    return outcome(await ended(client), { mayClose: true, mayBeLibrary: true })
  }
}
