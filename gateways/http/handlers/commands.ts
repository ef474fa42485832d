/** What every command route does: name the actor and the key, send, map. */
import { Effect } from "effect"
import { randomUUID } from "node:crypto"
import { CommandBus, type Receipt, type Request, type Step } from "../../../commands/commandBus.ts"
import { HttpServerRequest } from "effect/http"
import { Caller } from "../signIn/caller.ts"
import { type NotDecided, problemOf } from "../problems/problemOf.ts"

/** The headers of a command as its route decodes them. */
export interface CommandHeaders {
  readonly "idempotency-key"?: string
}

/** Without a key of its own each request is a command of its own. */
export const keyOf = (headers: CommandHeaders): string => headers["idempotency-key"] ?? randomUUID()

/** Has something decided for the caller that is more than one command on one aggregate. */
export const decideAs = Effect.fn("command")(function* <R>(
  key: string,
  decide: (request: Request) => Effect.Effect<Receipt, NotDecided, R>
) {
  const { actor } = yield* Caller
  const traceparent = (yield* HttpServerRequest.HttpServerRequest).headers["traceparent"]
  return yield* decide({
    actor,
    key,
    ...(traceparent !== undefined && /^[\da-f-]{55}$/.test(traceparent) ? { traceparent } : {})
  }).pipe(Effect.mapError(problemOf))
})

export const sendAs = (key: string, ...steps: readonly [Step, ...ReadonlyArray<Step>]) =>
  decideAs(key, (request) => Effect.flatMap(CommandBus, (bus) => bus.send(request, ...steps)))
