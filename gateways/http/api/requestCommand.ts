/** Sends the caller's command: names the actor and the idempotency key, and turns a refusal into its problem. */
import { Effect } from "effect"
import { HttpServerRequest } from "effect/http"
import { CommandBus, type Receipt, type Request, type Step } from "../../../commands/commandBus.ts"
import { answerTo, type NotDecided, type CommandProblem } from "../problems/problemOf.ts"
import { Caller } from "../signIn/caller.ts"
import { idempotencyKey } from "./keys/idempotencyKey.ts"

/** A decision on behalf of a caller: one command, or several that are stored together. */
export type Decide<A extends ReadonlyArray<unknown>, R> = (
  request: Request,
  ...about: A
) => Effect.Effect<Receipt, NotDecided | CommandProblem, R>

/** A W3C `traceparent` header, version 00. */
const isTraceparent = (value: string) => /^[\da-f-]{55}$/.test(value)

export const requestCommand = Effect.fn("command")(function* <R, A = Receipt>(
  headers: { readonly "idempotency-key"?: string },
  decide: (request: Request) => Effect.Effect<A, NotDecided | CommandProblem, R>
) {
  const { actor } = yield* Caller
  const { traceparent } = (yield* HttpServerRequest.HttpServerRequest).headers
  return yield* decide({
    actor,
    ...(yield* idempotencyKey(headers["idempotency-key"])),
    ...(traceparent !== undefined && isTraceparent(traceparent) ? { traceparent } : {})
  }).pipe(Effect.mapError(answerTo))
})

export const sendCommand = (request: Request, step: Step) =>
  Effect.flatMap(CommandBus, (bus) => bus.send(request, step))
