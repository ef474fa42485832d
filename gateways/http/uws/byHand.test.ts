/**
 * Requests that a client library does not send, written over TCP: bodies that continue after their answer, and long
 * heads.
 */
import { Effect, Layer, ManagedRuntime } from "effect"
import { HttpRouter, HttpServer, HttpServerRequest, HttpServerResponse } from "effect/http"
import { connect, type Socket } from "node:net"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { longestHead } from "./request/headLimit.ts"
import { mostDiscarded } from "./request/requestBody.ts"
import { uwsServer } from "./server.ts"

const mebibyte = 1024 ** 2
const mostBody = mebibyte

const routes = Layer.mergeAll(
  HttpRouter.add("GET", "/", HttpServerResponse.text("here")),
  HttpRouter.add("POST", "/early", HttpServerResponse.text("no", { status: 404 })),
  HttpRouter.add("GET", "/early", HttpServerResponse.text("no", { status: 404 })),
  HttpRouter.add(
    "POST",
    "/read",
    HttpServerRequest.HttpServerRequest.pipe(
      Effect.flatMap((request) => request.arrayBuffer),
      Effect.map((body) => HttpServerResponse.text(String(body.byteLength)))
    )
  )
)
const server = ManagedRuntime.make(
  HttpRouter.serve(routes, { disableLogger: true, disableListenLog: true }).pipe(
    Layer.provideMerge(uwsServer({ host: "127.0.0.1", port: 0, mostBody }))
  )
)
let port = 0
/** Exceptions that would end a process outside of the test runner. */
const uncaught: Array<Error> = []
const record = (exception: Error) => void uncaught.push(exception)
beforeAll(async () => {
  process.on("uncaughtExceptionMonitor", record)
  const { address } = await server.runPromise(HttpServer.HttpServer)
  port = "port" in address ? address.port : 0
})
afterEach(() => expect(uncaught.splice(0)).toEqual([]))
afterAll(() => {
  process.off("uncaughtExceptionMonitor", record)
  return server.dispose()
})

/** Milliseconds. A server that sends and reads nothing for this long has failed: the test ends with a message and does not hang. */
const longestSilence = 10_000

/** A TCP connection on which a test writes requests. */
const dial = () => {
  const socket = connect({ port, host: "127.0.0.1", timeout: longestSilence })
  let text = ""
  let look = () => {}
  socket.on("data", (data) => {
    text += data.toString("latin1")
    look()
  })
  const closed = new Promise<"closed">((resolve, reject) => {
    socket.on("close", () => resolve("closed"))
    socket.on("timeout", () => {
      reject(new Error(`the server was silent for ${longestSilence / 1000} s after: ${text || "no bytes"}`))
      socket.destroy()
    })
  })
  closed.catch(() => {})
  socket.on("error", () => {})
  return {
    socket,
    closed,
    /** The text that arrived since the last call of `heard`. */
    text: () => text,
    /**
     * Resolves when `wanted` has arrived, and drops the text up to there. Rejects when the connection closes before.
     */
    heard: (wanted: string) =>
      new Promise<"heard">((resolve, reject) => {
        look = () => {
          if (!text.includes(wanted)) return
          text = ""
          look = () => {}
          resolve("heard")
        }
        look()
        closed.then(
          () => reject(new Error(`the connection closed before "${wanted}" came, after: ${text || "no bytes"}`)),
          (silence: Error) => reject(new Error(`"${wanted}" did not come: ${silence.message}`))
        )
      })
  }
}
const post = (path: string, ...headers: ReadonlyArray<string>) =>
  `POST ${path} HTTP/1.1\r\n${["Host: here", ...headers].join("\r\n")}\r\n\r\n`
/** Writes until `bytes` are written or the connection is closed. */
const pour = async (socket: Socket, bytes: number) => {
  const piece = Buffer.alloc(64 * 1024, "a")
  for (let sent = 0; sent < bytes && !socket.destroyed; sent += piece.length)
    await new Promise<void>((resolve) => void socket.write(piece.subarray(0, bytes - sent), () => resolve()))
}
const isAlive = async () => {
  const { socket, heard } = dial()
  socket.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n")
  await heard("200 OK")
  socket.destroy()
  return true
}

test("a body that continues after the answer is discarded, and the connection serves the next request", async () => {
  const { socket, heard } = dial()
  socket.write(post("/early", `Content-Length: ${3 * mebibyte}`))
  await heard("404 Not Found")
  await pour(socket, 3 * mebibyte)
  socket.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n")
  expect(await heard("200 OK")).toBe("heard")
  socket.destroy()
})

test("a body that is too long to discard costs its connection, after the answer was sent", async () => {
  const { socket, heard, closed } = dial()
  socket.write(post("/early", `Content-Length: ${mostDiscarded * 8}`))
  await heard("404 Not Found")
  await pour(socket, mostDiscarded * 8)
  expect(await closed).toBe("closed")
  expect(await isAlive()).toBe(true)
})

test("a body of unknown length is read to its end, and then the answer ends", async () => {
  const { socket, heard } = dial()
  socket.write(post("/early", "Transfer-Encoding: chunked"))
  await heard("404 Not Found")
  socket.write(`5\r\nabcde\r\n0\r\n\r\n`)
  await heard("0\r\n\r\n")
  socket.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n")
  expect(await heard("200 OK")).toBe("heard")
  socket.destroy()
})

test("a body without an end costs its connection", async () => {
  const { socket, heard, closed } = dial()
  socket.write(post("/early", "Transfer-Encoding: chunked"))
  await heard("404 Not Found")
  socket.write(`${(mostDiscarded * 8).toString(16)}\r\n`)
  await pour(socket, mostDiscarded * 8)
  expect(await closed).toBe("closed")
  expect(await isAlive()).toBe(true)
})

test("a body above the limit is answered 413 once, however much follows", async () => {
  const { socket, heard, text } = dial()
  socket.write(post("/read", `Content-Length: ${6 * mebibyte}`))
  await pour(socket, 6 * mebibyte)
  socket.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n")
  await heard("413 Payload Too Large")
  await heard("200 OK")
  expect(text()).not.toContain("413")
  socket.destroy()
})

test("a client that waits for 100 Continue gets its answer at once, and the connection is closed", async () => {
  const { socket, heard, closed } = dial()
  socket.write(post("/early", `Content-Length: ${mebibyte}`, "Expect: 100-continue"))
  await heard("404 Not Found")
  expect(await closed).toBe("closed")
})

test("the body of a GET is discarded as well", async () => {
  const { socket, heard, closed } = dial()
  socket.write(`GET /early HTTP/1.1\r\nHost: here\r\nContent-Length: ${mostDiscarded * 8}\r\n\r\n`)
  await heard("404 Not Found")
  await pour(socket, mostDiscarded * 8)
  expect(await closed).toBe("closed")
  expect(await isAlive()).toBe(true)
})

test("a client that leaves in the middle of its body does not disturb other clients", async () => {
  for (const path of ["/early", "/read"]) {
    const { socket } = dial()
    socket.write(post(path, `Content-Length: ${mebibyte}`))
    await pour(socket, 1000)
    socket.destroy()
  }
  expect(await isAlive()).toBe(true)
})

test("a head that is too long is answered with a problem document", async () => {
  const { socket, heard } = dial()
  socket.write(`GET / HTTP/1.1\r\nHost: here\r\nX-Long: ${"a".repeat(longestHead + 1)}\r\n\r\n`)
  await heard("431 Request Header Fields Too Large")
  socket.write(`GET / HTTP/1.1\r\nHost: here\r\nX-Long: ${"a".repeat(longestHead - 200)}\r\n\r\n`)
  expect(await heard("200 OK")).toBe("heard")
  socket.destroy()
})

test("an error without a body, and one of plain text, become problem documents", async () => {
  const { socket, heard } = dial()
  for (const path of ["/nosuch", "/early", "/%ED%A0%80"]) {
    socket.write(`GET ${path} HTTP/1.1\r\nHost: here\r\n\r\n`)
    expect(await heard('"/problems/not-found"')).toBe("heard")
  }
  socket.destroy()
})

test("an empty body is read", async () => {
  const { socket, heard } = dial()
  socket.write(post("/read", "Content-Length: 0"))
  expect(await heard("200 OK")).toBe("heard")
  socket.write(post("/read", "Transfer-Encoding: chunked"))
  socket.write("0\r\n\r\n")
  expect(await heard("200 OK")).toBe("heard")
  socket.destroy()
})
