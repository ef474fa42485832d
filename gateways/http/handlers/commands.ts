/** What every command route does: name the actor and the key, send, map. */
import { Effect } from "effect"
import { randomUUID } from "node:crypto"
import { CommandBus, type Receipt, type Step } from "../../../commands/commandBus.ts"
import { HttpServerRequest } from "effect/http"
import { Caller } from "../api/caller.ts"
import { problemOf } from "../problemOf.ts"

/** The headers of a command as its route decodes them. */
export interface CommandHeaders {
  readonly "idempotency-key"?: string
}

/** Without a key of its own each request is a command of its own. */
export const keyOf = (headers: CommandHeaders): string => headers["idempotency-key"] ?? randomUUID()

export const sendAs = Effect.fn("command")(function* (key: string, ...steps: readonly [Step, ...ReadonlyArray<Step>]) {
  const bus = yield* CommandBus
  const { actor } = yield* Caller
  const traceparent = (yield* HttpServerRequest.HttpServerRequest).headers["traceparent"]
  const receipt: Receipt = yield* bus
    .send(
      { actor, key, ...(traceparent !== undefined && /^[\da-f-]{55}$/.test(traceparent) ? { traceparent } : {}) },
      ...steps
    )
    .pipe(Effect.mapError(problemOf))
  return receipt
})
