/** A server that speaks Ollama's HTTP protocol, with answers that a test chooses and faults that it switches on. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { type Answers, answers } from "./answers.ts"
import { sendJson, writeChat } from "./chat.ts"
import { everywhere, type ServerFault } from "./fault.ts"
import type { ChatRequest } from "./questions.ts"
import { vectorOf } from "./vectors.ts"

export type { AnalyseReply, ClassifyReply, ExtractReply } from "./answers.ts"
export type { ServerFault } from "./fault.ts"
export type { AskedKnowledge, AskedMessage, AskedWindow } from "./questions.ts"

export interface OllamaOptions {
  /** @default "test-chat" */
  readonly model?: string
  /** @default "test-embed" */
  readonly embedModel?: string
  /** @default 768 */
  readonly dimensions?: number
  /** Vectors by text, shorter ones padded with zeros; a text that contains a key has the key's vector. */
  readonly vectors?: Readonly<Record<string, ReadonlyArray<number>>>
  /** Duration of an answer with the fault `slow`. Milliseconds. @default 50 */
  readonly slowMs?: number
  /** A longer input to `/api/embed` is refused, as Ollama does with `truncate: false`. Characters. @default 8000 */
  readonly mostEmbedded?: number
  /** @default 0, any free port */
  readonly port?: number
}

export interface OllamaRequest {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

export interface TestOllama extends Answers {
  readonly url: string
  /** All requests, in order. */
  readonly requests: ReadonlyArray<OllamaRequest>
  readonly vectors: Map<string, ReadonlyArray<number>>
  /** Sets the fault of all later requests; null removes it, on the same port. `times` ends it after that many requests. */
  readonly setFault: (fault: ServerFault | null, options?: { readonly times?: number }) => Promise<void>
  /** Later chats get no answer before `release`. */
  readonly hold: () => void
  readonly release: () => void
  /** Resolves when this many requests for `path` have arrived. */
  readonly asked: (path: string, times: number) => Promise<void>
  /** How many requests the fault `hang` has left without an answer so far. */
  readonly hangs: () => number
  /** Resolves when this many requests were left without an answer. */
  readonly hung: (times: number) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts the server on loopback. */
export const startOllama = async (options: OllamaOptions = {}): Promise<TestOllama> => {
  const {
    model = "test-chat",
    embedModel = "test-embed",
    dimensions = 768,
    slowMs = 50,
    mostEmbedded = 8_000
  } = options
  const vectors = new Map(Object.entries(options.vectors ?? {}))
  const requests: Array<OllamaRequest> = []
  const watchers = new Set<() => void>()
  let fault: ServerFault | null = null
  let faultyTimes = Number.POSITIVE_INFINITY
  let hangs = 0
  const { chosen, answerText } = answers()
  let gate = Promise.withResolvers<void>()
  gate.resolve()

  const faultFor = (path: string): ServerFault | null => {
    if (fault === null || (!everywhere.has(fault) && path !== "/api/chat" && path !== "/api/embed")) return null
    return faultyTimes-- > 0 ? fault : null
  }

  const chat = async (response: ServerResponse, body: ChatRequest, at: ServerFault | null) => {
    await gate.promise
    if (at === "too-long") return sendJson(response, 400, { error: "the input length exceeds the context length" })
    await writeChat(response, { request: body, text: answerText(body, at), fault: at, slowMs })
  }
  const embed = (
    response: ServerResponse,
    body: { readonly input?: string | ReadonlyArray<string> },
    at: ServerFault | null
  ) => {
    const texts = [body.input ?? []].flat()
    if (texts.some((text) => text.length > mostEmbedded))
      return sendJson(response, 400, { error: "the input length exceeds the context length" })
    if (at === "cut-stream" || at === "unfinished") return breakOff(response)
    const embeddings = at === "invalid-json" ? "none" : texts.map((text) => vectorOf(text, vectors, dimensions))
    sendJson(response, 200, {
      model: embedModel,
      embeddings,
      total_duration: 1,
      load_duration: 1,
      prompt_eval_count: 1
    })
  }
  const tags = () => (fault === "model-missing" ? [] : [model, embedModel]).map(listed)

  const answerTo = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? "/"
    const body = await bodyOf(request)
    requests.push({ path, body })
    const at = faultFor(path)
    if (at === "hang") hangs++
    for (const tell of watchers) tell()
    if (at === "hang") return
    if (at === "reset") return void request.socket.resetAndDestroy()
    if (at === "busy")
      return sendJson(response, 503, { error: "server busy, please try again.  maximum pending requests exceeded" })
    if (at === "html")
      return void response
        .writeHead(200, { "content-type": "text/html" })
        .end("<html><h1>Welcome to nginx!</h1></html>")
    if (path === "/api/tags") return sendJson(response, 200, { models: tags() })
    if (path === "/api/version") return sendJson(response, 200, { version: "0.12.0" })
    if (path !== "/api/chat" && path !== "/api/embed" && path !== "/api/show")
      return void response.writeHead(404, { "content-type": "text/plain" }).end("404 page not found")
    const name = String(body["model"])
    if (at === "model-missing" || (path === "/api/embed" ? embedModel : model) !== name)
      return sendJson(response, 404, { error: `model '${name}' not found` })
    if (path === "/api/show") return sendJson(response, 200, { ...listed(name), capabilities: ["completion"] })
    return path === "/api/chat" ? chat(response, { ...body, model: name }, at) : embed(response, body, at)
  }

  /** Resolves when a condition holds. It is checked at each request. */
  const once = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const tell = () => {
        if (!holds()) return
        watchers.delete(tell)
        resolve()
      }
      watchers.add(tell)
      tell()
    })

  const server = createServer((request, response) => {
    answerTo(request, response).catch((error: unknown) => sendJson(response, 500, { error: String(error) }))
  })
  await listen(server, options.port ?? 0)
  const { port } = server.address() as AddressInfo

  return {
    ...chosen,
    url: `http://127.0.0.1:${port}`,
    requests,
    vectors,
    setFault: async (next, { times = Number.POSITIVE_INFINITY } = {}) => {
      fault = next
      faultyTimes = times
      if (next === "down") await close(server)
      else if (!server.listening) await listen(server, port)
    },
    hold: () => {
      gate = Promise.withResolvers()
    },
    release: () => gate.resolve(),
    asked: (path, times) => once(() => requests.filter((request) => request.path === path).length >= times),
    hangs: () => hangs,
    hung: (times) => once(() => hangs >= times),
    stop: () => {
      gate.resolve()
      return close(server)
    }
  }
}

const listed = (name: string) => ({
  name: name.includes(":") ? name : `${name}:latest`,
  model: name,
  modified_at: "2026-11-01T00:00:00Z",
  size: 1,
  digest: Buffer.from(name).toString("hex").padEnd(64, "0").slice(0, 64),
  details: { format: "gguf", family: "test", parameter_size: "1B", quantization_level: "Q4_K_M" }
})

const bodyOf = async (request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of request) chunks.push(chunk)
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString())
}

const breakOff = (response: ServerResponse) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" })
  response.write('{"embeddings": [[')
  setImmediate(() => response.destroy())
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve())
  })

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
