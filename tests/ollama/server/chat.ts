/** Writes the answers of `/api/chat`, one line of JSON for each piece as Ollama does, with or without a fault. */
import type { ServerResponse } from "node:http"
import { setTimeout as wait } from "node:timers/promises"
import type { ServerFault } from "./fault.ts"
import type { ChatRequest } from "./questions.ts"

interface Chat {
  readonly request: ChatRequest
  readonly text: string
  readonly fault: ServerFault | null
  readonly slowMs: number
}

/** The promise resolves when the answer is written or the client has disconnected. */
export const writeChat = async (response: ServerResponse, { request, text, fault, slowMs }: Chat): Promise<void> => {
  const head = { model: request.model, created_at: "2026-11-24T09:30:00Z" }
  const spoken = (content: string) => ({ ...head, message: { role: "assistant", content } })
  const end = {
    done: true,
    done_reason: fault === "length" ? "length" : "stop",
    total_duration: 3_000_000,
    load_duration: 1_000_000,
    prompt_eval_count: Math.ceil(JSON.stringify(request.messages ?? []).length / 4),
    prompt_eval_duration: 1_000_000,
    eval_count: Math.ceil(text.length / 4),
    eval_duration: 1_000_000
  }
  if (request.stream === false) return sendJson(response, 200, { ...spoken(text), ...end })

  response.writeHead(200, { "content-type": "application/x-ndjson" })
  const write = (line: unknown) => response.write(`${typeof line === "string" ? line : JSON.stringify(line)}\n`)
  if (fault === "whitespace") {
    for (let i = 0; i < mostBlankLines && !response.destroyed; i++) {
      write({ ...spoken(" \n\t  "), done: false })
      if (i % 50 === 0) await wait(1)
    }
    return void response.end()
  }
  const pieces = text.match(/.{1,12}/gsu) ?? []
  for (const [i, piece] of pieces.entries()) {
    if (i === 1 && fault === "cut-stream") return void setImmediate(() => response.destroy())
    if (i === 1 && fault === "mid-stream-error") {
      write({ error: "an error was encountered while running the model: CUDA error" })
      return void response.end()
    }
    if (i === 1 && fault === "unfinished") return void response.end()
    if (i === 1 && fault === "too-deep")
      write({ ...spoken(""), done: false, more: JSON.parse(`${"[".repeat(200)}${"]".repeat(200)}`) })
    if (i === 1 && fault === "garbled") write('{"model": "x", "mess')
    if (fault === "slow") await wait(slowMs / pieces.length)
    write({ ...spoken(piece), done: false })
  }
  write({ ...spoken(""), ...end })
  response.end()
}

/** Far more lines, of 5 blanks each, than a client should read. */
const mostBlankLines = 100_000

export const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" })
  response.end(JSON.stringify(body))
}
