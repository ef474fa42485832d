/** `tt messages redact`: removes the text of a message for ever. */
import { Effect, Stream } from "effect"
import type { MessageId } from "../../../domain/ids.ts"
import { requestWithTables } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer } from "../operation/print.ts"
import { type RedactionCertificate, redactOperation } from "./redactOperation.ts"

interface Given {
  readonly id: MessageId
  readonly because: string
  readonly json: boolean
}

export const redact = Effect.fn("messages.redact")(function* (settings: Settings, { json, ...input }: Given) {
  yield* requestWithTables(settings, redactOperation, input).pipe(
    Stream.runForEach((line: RedactionCertificate) => answer(json, line, certificateOf(line)))
  )
})

const certificateOf = ({ message, at, position, proposals, ...counts }: RedactionCertificate) =>
  [
    `the text of message ${message} was erased at ${at}`,
    `  redacted by the commit at position ${position}; ${proposals.length} proposals quoted it`,
    `  also removed: ${Object.entries(counts)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(", ")}`,
    "  the log keeps the text sealed with the key of its author, and so does every backup, until the author is forgotten"
  ].join("\n")
