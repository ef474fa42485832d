/** Bodies are read only when a handler asks, and within a deadline. Heads without exactly one length are refused. */
import { Effect, Layer, ManagedRuntime } from "effect"
import { HttpRouter, HttpServer, HttpServerRequest, HttpServerResponse } from "effect/http"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { rawConnection } from "../../kit/rawHttp.ts"
import { bodyReader, makeBodyBudget } from "./request/bodyReader.ts"
import { uwsServer } from "./server.ts"

const mebibyte = 1024 ** 2
let letRead = () => {}
const mayRead = new Promise<void>((resolve) => {
  letRead = resolve
})

const readBody = Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) => request.arrayBuffer)
const routes = Layer.mergeAll(
  HttpRouter.add("POST", "/refused", HttpServerResponse.text("sign in", { status: 401 })),
  HttpRouter.add(
    "POST",
    "/read",
    Effect.map(readBody, (body) => HttpServerResponse.text(`${body.byteLength} bytes`))
  ),
  HttpRouter.add(
    "POST",
    "/later",
    Effect.andThen(
      Effect.promise(() => mayRead),
      Effect.map(readBody, (body) => HttpServerResponse.text(`${body.byteLength} bytes`))
    )
  )
)
const serve = (bodyMillis?: number) =>
  ManagedRuntime.make(
    HttpRouter.serve(routes, { disableLogger: true, disableListenLog: true }).pipe(
      Layer.provideMerge(
        uwsServer({
          host: "127.0.0.1",
          port: 0,
          mostBody: mebibyte,
          ...(bodyMillis === undefined ? {} : { bodyMillis })
        })
      )
    )
  )
const server = serve()
/** Allows a body 200 ms. The test never sends the rest of its body. */
const impatientServer = serve(200)
const portOf = async (runtime: typeof server) => {
  const { address } = await runtime.runPromise(HttpServer.HttpServer)
  return "port" in address ? address.port : 0
}
let port = 0
beforeAll(async () => {
  port = await portOf(server)
})
afterAll(() => Promise.all([server.dispose(), impatientServer.dispose()]))

const head = (path: string, ...headers: ReadonlyArray<string>) =>
  `POST ${path} HTTP/1.1\r\n${["Host: here", ...headers].join("\r\n")}\r\n\r\n`

describe("a body", () => {
  test("that a handler asks for late arrives whole", async () => {
    const { write, heard, destroy } = rawConnection(port)
    write(head("/later", `Content-Length: ${mebibyte}`))
    write(new Uint8Array(mebibyte / 2))
    // The server has read the head, and has stopped reading, once it has answered another request.
    const other = rawConnection(port)
    other.write(head("/refused", "Content-Length: 0"))
    await other.heard("401")
    letRead()
    write(new Uint8Array(mebibyte / 2))
    expect(await heard("bytes")).toContain(`${mebibyte} bytes`)
    for (const each of [destroy, other.destroy]) each()
  })

  test("that is too slow ends with a problem document, and its connection is closed", async () => {
    const { write, closed } = rawConnection(await portOf(impatientServer))
    write(`${head("/read", "Content-Length: 1000")}a`)
    expect(await closed).toMatch(/408 Request Timeout[^]*too-slow/)
  })

  test("of a request that is refused before is not kept", async () => {
    const { write, heard, destroy } = rawConnection(port)
    write(`${head("/refused", `Content-Length: ${mebibyte}`)}a`)
    expect(await heard("401")).toContain("application/problem+json")
    destroy()
  })
})

describe("the reader of a body", () => {
  const reader = (most: number) => {
    const budget = makeBodyBudget(most)
    const said: Array<string> = []
    const say = (word: string) => () => void said.push(word)
    const make = (client = "192.0.2.1") =>
      bodyReader({
        mostBody: 100,
        budget,
        client,
        pause: say("pause"),
        resume: say("resume"),
        tooLarge: say("too large"),
        full: say("full"),
        longest: 60_000,
        tooSlow: say("too slow")
      })
    return { budget, said, make }
  }
  const chunk = (bytes: number) => new ArrayBuffer(bytes)

  test("stops the transfer after the first part until it is asked for the body", async () => {
    const { said, make } = reader(1000)
    const { onChunk, read } = make()
    onChunk(chunk(10), false)
    expect(said).toEqual(["pause"])
    const body = read()
    expect(said).toEqual(["pause", "resume"])
    onChunk(chunk(10), true)
    expect((await body).byteLength).toBe(20)
  })

  test("holds no more than the budget of all requests, and gives it back", () => {
    const { budget, said, make } = reader(250)
    const [first, second] = [make(), make()]
    first.onChunk(chunk(100), false)
    second.onChunk(chunk(100), false)
    expect(said).toContain("full")
    expect(budget.held()).toBe(100)
    first.release()
    expect(budget.held()).toBe(0)
  })

  test("slow bodies of one client, however many, leave room for every other client", () => {
    const { budget, said, make } = reader(6400)
    for (let count = 0; count < 64; count++) make().onChunk(chunk(100), false)
    expect(budget.held()).toBe(3200)
    said.length = 0
    for (let client = 2; client < 20; client++) make(`192.0.2.${client}`).onChunk(chunk(100), false)
    expect(said).not.toContain("full")
  })

  test("keeps nothing of a body that is too large", async () => {
    const { budget, said, make } = reader(1000)
    const { onChunk, read } = make()
    const body = read()
    onChunk(chunk(60), false)
    onChunk(chunk(60), false)
    expect(said).toContain("too large")
    expect(budget.held()).toBe(0)
    await expect(body).rejects.toThrow("not read")
  })
})

describe("a head that a proxy could read as another request", () => {
  test.each([
    ["two lengths", head("/read", "Content-Length: 1", "Content-Length: 2")],
    ["the same length twice", head("/read", "Content-Length: 2", "Content-Length: 2")],
    ["a list of lengths", head("/read", "Content-Length: 2, 2")],
    ["a length and chunks", head("/read", "Content-Length: 2", "Transfer-Encoding: chunked")],
    ["chunks and a length", head("/read", "Transfer-Encoding: chunked", "Content-Length: 2")],
    ["another encoding", head("/read", "Transfer-Encoding: gzip, chunked")],
    ["no encoding", head("/read", "Transfer-Encoding: identity")],
    ["two encodings", head("/read", "Transfer-Encoding: chunked", "Transfer-Encoding: identity")],
    ["a space before the colon", head("/read", "Content-Length : 2")],
    ["a tab before the colon", head("/read", "Transfer-Encoding\t: chunked")],
    ["a sign", head("/read", "Content-Length: +2")],
    ["a negative length", head("/read", "Content-Length: -2")],
    ["a hexadecimal length", head("/read", "Content-Length: 0x2")],
    ["an empty length", head("/read", "Content-Length:")],
    ["a length beyond all numbers", head("/read", "Content-Length: 99999999999999999999")],
    ["a folded line", head("/read", "X-Note: a", " Content-Length: 2")],
    ["a NUL", head("/read", "X-Note: a\0b")],
    ["two hosts", head("/read", "Host: there")],
    ["two credentials", head("/read", "Authorization: Bearer a", "Authorization: Bearer b")],
    ["two origins", head("/read", "Origin: http://here", "Origin: http://there")]
  ])("is refused: %s", async (_, text) => {
    const { write, closed } = rawConnection(port)
    write(text)
    expect(await closed).toMatch(/^HTTP\/1.1 400 /)
    const smuggling = rawConnection(port)
    smuggling.write(`${text}0\r\n\r\nPOST /refused HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n`)
    expect(await smuggling.closed).toMatch(/^$|^HTTP\/1.1 (400|505) (?![^]*HTTP\/1.1)/)
  })
})
