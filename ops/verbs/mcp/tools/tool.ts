/** A tool of the MCP server as data: its words, the schema of its input, and its work. */
import { Schema } from "effect"
import { TrackerError } from "../../../../clients/typescript/client.ts"
import { boundedAnswer, boundedSentence } from "./bounded.ts"

export interface McpTool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: { readonly type: "object"; readonly [keyword: string]: unknown }
  /** False for a tool that writes: clients ask their person before they call it. */
  readonly readOnly: boolean
  /** Never rejects: a failure is an answer that says what to do. */
  readonly call: (input: unknown) => Promise<ToolAnswer>
}
export interface ToolAnswer {
  /** JSON, or the sentence of a failure. */
  readonly text: string
  readonly failed: boolean
}

const closed = { onExcessProperty: "error", errors: "all" } as const

export const mcpTool = <A>(
  { name, title, description, readOnly }: Pick<McpTool, "name" | "title" | "description" | "readOnly">,
  input: Schema.Codec<A, unknown>,
  work: (given: A, signal: AbortSignal) => Promise<unknown>
): McpTool => ({
  name,
  title,
  description,
  readOnly,
  // The cast: every input is a struct, whose JSON schema is an object.
  inputSchema: Schema.toJsonSchemaDocument(input, closed).schema as unknown as McpTool["inputSchema"],
  call: async (sent) => {
    const given = Schema.decodeUnknownResult(input, closed)(sent)
    if (given._tag === "Failure")
      return { text: boundedSentence(`The input is not valid: ${given.failure.message}`), failed: true }
    try {
      const answer = await work(given.success, AbortSignal.timeout(callMillis))
      return { text: boundedAnswer(answer), failed: false }
    } catch (error) {
      return { text: boundedSentence(sentenceOf(error, readOnly)), failed: true }
    }
  }
})

/** The longest work of one call. Milliseconds. */
const callMillis = 60_000

const advice: Readonly<Record<number, string>> = {
  401: "Ask the person for a new token: `tt token create` prints one, and TRACKER_TOKEN must be set to it.",
  403: "The token of this assistant has a lower role than this tool needs. Ask the person to do it, or to make a token with a higher role.",
  404: "Search with `find`, and use the id of a hit.",
  429: "Wait a minute before the next call."
}

/** The failure, and what to do about it. */
const sentenceOf = (error: unknown, readOnly: boolean) => {
  if (!(error instanceof TrackerError)) return error instanceof Error ? error.message : "The call failed."
  const { message, status, reason, errors, retryable } = error
  const fields = errors.map((each) => ` ${each.field}: ${each.message}.`).join("")
  const code = reason === null ? "" : ` (${reason})`
  const next = advice[status] ?? (retryable ? again(readOnly) : "")
  return `${message}${code}${fields} ${next}`.trim()
}
const again = (readOnly: boolean) =>
  readOnly
    ? "Try again in a moment."
    : "It may or may not be stored: look with `find` or `get` before you send it again."
