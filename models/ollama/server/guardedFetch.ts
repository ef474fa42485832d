/**
 * The `fetch` of the Ollama client. It obeys an abort signal, follows no redirect and bounds the response size. It
 * rejects bad responses with a reason, because the client would print or ignore them.
 */
import { JsonBounds, parseBoundedJson } from "../../../domain/text/json/jsonBounds.ts"
import type { ModelFailureReason } from "../../modelFailed.ts"
import { OllamaFault } from "./fault.ts"

/** The largest response that is accepted. Bytes. */
const mostBytes = 64 * 1024 * 1024

export const guardedFetch =
  (signal: AbortSignal): typeof fetch =>
  async (input, init) => {
    const signals = init?.signal ? [signal, init.signal] : [signal]
    // Without this header a kept connection would fail the first request after a restart of the server.
    const headers = new Headers(init?.headers)
    headers.set("connection", "close")
    const response = await fetch(input, { ...init, headers, redirect: "manual", signal: AbortSignal.any(signals) })
    const type = response.headers.get("content-type") ?? ""
    const reason = wrongWith(response.status, type)
    if (reason !== null) {
      if (await saysTooLong(response, type)) throw new OllamaFault("too-long", `HTTP ${response.status}`)
      throw new OllamaFault(reason, `HTTP ${response.status}`)
    }
    const body = response.body?.pipeThrough(bounded()) ?? null
    const checked = type.includes("ndjson") ? body?.pipeThrough(wholeLines()) : body?.pipeThrough(parseable())
    return new Response(checked ?? null, { status: response.status, headers: { "content-type": type } })
  }

const wrongWith = (status: number, type: string): ModelFailureReason | null => {
  const json = type.includes("json")
  if (status === 503 || status === 429) return "busy"
  if (type.includes("html")) return "html-answer"
  if (status === 404) return json ? "model-missing" : "refused"
  if (status >= 500) return "server-error"
  if (status < 200 || status >= 300) return "refused"
  return json ? null : "garbled-answer"
}

/** The errors of Ollama's runners for a prompt that does not fit the context and must not be truncated. */
const tooLong = /exceeds? the (?:context length|available context size)/iu

/** How much of an error response is read. Bytes. */
const mostError = 4_096

/** Reads the beginning of an error response and discards the rest. */
const saysTooLong = async (response: Response, type: string) => {
  if ((response.status !== 400 && response.status !== 500) || !type.includes("json") || response.body === null) {
    await response.body?.cancel()
    return false
  }
  const decoder = new TextDecoder()
  let text = ""
  let read = 0
  // Leaving the loop cancels the body.
  for await (const chunk of response.body) {
    text += decoder.decode(chunk.subarray(0, mostError - read), { stream: true })
    read += chunk.byteLength
    if (read >= mostError) break
  }
  return tooLong.test(text)
}

const bounded = () => {
  let read = 0
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      read += chunk.byteLength
      if (read > mostBytes) throw new OllamaFault("garbled-answer", "the answer exceeds the limit")
      controller.enqueue(chunk)
    }
  })
}

/** Fails for an answer whose parsing would hold the event loop. */
const parseable = () => {
  const { take } = new JsonBounds()
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      if (!take(chunk)) throw new OllamaFault("garbled-answer", "the answer has too many levels or parts")
      controller.enqueue(chunk)
    }
  })
}

/** Passes on complete lines only, each a JSON object. */
const wholeLines = () => {
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  let rest = ""
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n")
      rest = lines.pop() ?? ""
      for (const line of lines) {
        check(line, "garbled-answer")
        controller.enqueue(encoder.encode(`${line}\n`))
      }
    },
    flush: (controller) => {
      if (rest.trim() === "") return
      check(rest, "cut-stream")
      controller.enqueue(encoder.encode(rest))
    }
  })
}

const check = (line: string, reason: ModelFailureReason) => {
  const value = parseBoundedJson(line)
  if (typeof value !== "object" || value === null) throw new OllamaFault(reason, "a line is not a JSON object")
  if (!("error" in value)) return
  if (typeof value.error === "string" && tooLong.test(value.error.slice(0, mostError)))
    throw new OllamaFault("too-long", "reported in the stream")
  throw new OllamaFault("mid-stream-error", "the server reported an error")
}
