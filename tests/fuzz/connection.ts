/** A hand-written HTTP client on one TCP connection: it writes given bytes and parses the answers. */
import { connect, type Socket } from "node:net"

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Longest silence of the server, in milliseconds. The server itself closes an idle connection after 10 s. */
const longestSilence = 60_000

export interface Dialled {
  readonly socket: Socket
  /** The next complete answer; null when the connection ends before it. `bodiless` is for the answer to a HEAD. */
  readonly answer: (bodiless?: boolean) => Promise<Answer | null>
  /** Writes the bytes up to so many times while there is no answer, and returns the answer. */
  readonly answerOrPour: (bytes: Buffer, times: number) => Promise<Answer | null>
  /** Resolves when the connection has ended. */
  readonly closed: Promise<void>
  /** Bytes that have arrived and are not read yet. */
  readonly rest: () => Buffer
  /** Resolves when more bytes have arrived, or the connection has ended. */
  readonly more: () => Promise<void>
}

export const dial = (port: number): Dialled => {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true })
  let bytes: Buffer = Buffer.alloc(0)
  let ended = false
  let wake = () => {}
  const end = () => {
    ended = true
    wake()
  }
  const closed = new Promise<void>((resolve) => {
    socket.on("close", () => {
      end()
      resolve()
    })
  })
  socket.setTimeout(longestSilence, () => socket.destroy(new Error("silence")))
  socket.on("error", end)
  socket.on("end", () => {
    end()
    socket.destroy()
  })
  socket.on("data", (data: Buffer) => {
    bytes = Buffer.concat([bytes, data])
    wake()
  })
  const more = () =>
    new Promise<void>((resolve) => {
      if (ended) return resolve()
      wake = resolve
    })
  const answer = async (bodiless = false): Promise<Answer | null> => {
    while (true) {
      const found = parsed(bytes, bodiless, ended)
      if (found !== null) {
        bytes = bytes.subarray(found.length)
        // 100 Continue comes before the answer.
        if (found.answer.status === 100) continue
        return found.answer
      }
      if (ended) return null
      await more()
    }
  }
  const answerOrPour = async (bytes: Buffer, times: number) => {
    const [first] = await Promise.all([answer(), pour(socket, bytes, times)])
    return first
  }
  return { socket, answer, answerOrPour, closed, rest: () => bytes, more }
}

/** Writes until everything is written or the connection has ended. */
export const pour = async (socket: Socket, bytes: Buffer, times = 1) => {
  for (let n = 0; n < times && !socket.destroyed && socket.writable; n++)
    await new Promise<void>((resolve) => void socket.write(bytes, () => resolve()))
}

const parsed = (bytes: Buffer, bodiless: boolean, ended: boolean) => {
  const at = bytes.indexOf("\r\n\r\n")
  if (at < 0) return null
  const [first = "", ...lines] = bytes.subarray(0, at).toString("latin1").split("\r\n")
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()])
  )
  const status = Number(first.slice(9, 12))
  const from = at + 4
  const whole = (body: Buffer, length: number) => ({ answer: { status, headers, body: body.toString() }, length })
  if (bodiless || status === 204 || status === 304 || status < 200) return whole(Buffer.alloc(0), from)
  if (headers["transfer-encoding"] === "chunked") return chunked(bytes, from, ended, whole)
  const declared = headers["content-length"]
  // Answers that the library makes itself have no length and end with the connection.
  if (declared === undefined) return ended ? whole(bytes.subarray(from), bytes.length) : null
  const length = from + Number(declared)
  return bytes.length < length ? null : whole(bytes.subarray(from, length), length)
}

const chunked = <A>(bytes: Buffer, from: number, ended: boolean, whole: (body: Buffer, length: number) => A) => {
  const parts: Array<Buffer> = []
  let at = from
  while (true) {
    const line = bytes.indexOf("\r\n", at)
    if (line < 0) break
    const size = Number.parseInt(bytes.subarray(at, line).toString(), 16)
    const next = line + 2 + size + 2
    if (bytes.length < next) break
    if (size === 0) return whole(Buffer.concat(parts), next)
    parts.push(bytes.subarray(line + 2, line + 2 + size))
    at = next
  }
  // A body that is too long to discard closes the connection. The answers before that count.
  return ended && parts.length > 0 ? whole(Buffer.concat(parts), bytes.length) : null
}
