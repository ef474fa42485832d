/** Redacts a message, waits for the erasure, and answers with its certificate. */
import { Effect, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import { redactMessage } from "../../../commands/messages/redactMessage.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { MessageId } from "../../../domain/ids.ts"
import type { Redaction } from "../../../domain/message/redaction.ts"
import { Reason } from "../../../domain/text/text.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { eraseRedacted } from "../../erasure/eraseRedacted.ts"
import { operation } from "../operation/operation.ts"

export interface RedactionCertificate extends Redaction {
  readonly message: string
  /** UTC, ISO 8601. */
  readonly at: string
}

export const redactOperation = operation({
  name: "redact-message",
  input: Schema.Struct({ id: MessageId, because: Reason }),
  run: ({ id, because }) =>
    Stream.fromEffect(
      Effect.gen(function* () {
        yield* redactMessage({ actor: operator, key: randomUUID() }, id, because)
        yield* eraseRedacted
        const commits = yield* (yield* EventStore).load(subjectOf("message", id))
        for (const { events, at } of commits)
          for (const event of events) {
            if (event._tag !== "MessageErased") continue
            const { _tag: _, ...redaction } = event
            return { message: id, at, ...redaction } satisfies RedactionCertificate
          }
        return yield* Effect.die(new Error("the redaction has no certificate"))
      })
    )
})
