/** Maps errors of a call to Ollama to a `ModelFailed`. They come from our guard, from Node's fetch or from the client. */
import { ModelFailed, type ModelFailureReason } from "../../modelFailed.ts"

export const ollamaProvider = "ollama"

/** Thrown in promise and stream code; the gate turns it into a `ModelFailed`. */
export class OllamaFault extends Error {
  readonly reason: ModelFailureReason

  constructor(reason: ModelFailureReason, detail = "") {
    super(detail)
    this.reason = reason
  }
}

const byCode: Readonly<Record<string, ModelFailureReason>> = {
  ECONNREFUSED: "unreachable",
  ENOTFOUND: "unreachable",
  EAI_AGAIN: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ETIMEDOUT: "unreachable",
  ERR_INVALID_URL: "unreachable",
  UND_ERR_CONNECT_TIMEOUT: "unreachable",
  ECONNRESET: "reset",
  EPIPE: "reset",
  UND_ERR_SOCKET: "reset",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout"
}

export const failed = (reason: ModelFailureReason, detail = ""): ModelFailed =>
  new ModelFailed({ provider: ollamaProvider, reason, detail })

/** The failure for a thrown value. Its detail never contains message text. */
export const failureOf = (error: unknown): ModelFailed => {
  if (error instanceof OllamaFault) return failed(error.reason, error.message)
  if (!(error instanceof Error)) return failed("unexpected")
  // Node's fetch throws "terminated" if the body ends early.
  if (error.message === "terminated") return failed("cut-stream", codeOf(error))
  if (error instanceof SyntaxError) return failed("garbled-answer")
  if (error.message.startsWith("Did not receive done")) return failed("cut-stream")
  const code = codeOf(error)
  return failed(byCode[code] ?? "unexpected", code === "" ? error.name : code)
}

const codeOf = (error: Error): string => {
  if ("code" in error && typeof error.code === "string") return error.code
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return codeOf(error.errors[0])
  return error.cause instanceof Error ? codeOf(error.cause) : ""
}
