/** Sends the caller's command: names the actor and the idempotency key, and turns a refusal into its problem. */
import { Effect } from "effect"
import { HttpRouter, HttpServerRequest } from "effect/http"
import { CommandBus, type Receipt, type Request, type Step } from "../../../commands/commandBus.ts"
import { traceContextIn } from "../../../streams/trace/traceparent.ts"
import { CurrentSpan, traced } from "../../../streams/trace/tracing.ts"
import { answerTo, type NotDecided, type CommandProblem } from "../problems/problemOf.ts"
import { Caller } from "../signIn/caller.ts"
import { idempotencyKey } from "./keys/idempotencyKey.ts"

/** A decision on behalf of a caller: one command, or several that are stored together. */
export type Decide<A extends ReadonlyArray<unknown>, R> = (
  request: Request,
  ...about: A
) => Effect.Effect<Receipt, NotDecided | CommandProblem, R>

/** The caller's trace; null for a header that is none. A caller may send any text. */
const traceOf = (header: string | undefined) =>
  header === undefined || traceContextIn(header) === null ? null : header

export const requestCommand = Effect.fn("command")(function* <R, A = Receipt>(
  headers: { readonly "idempotency-key"?: string },
  decide: (request: Request) => Effect.Effect<A, NotDecided | CommandProblem, R>
) {
  const { actor } = yield* Caller
  const { method, headers: sent } = yield* HttpServerRequest.HttpServerRequest
  const { route } = yield* HttpRouter.RouteContext
  const parent = traceOf(sent["traceparent"])
  const key = yield* idempotencyKey(headers["idempotency-key"])
  return yield* Effect.flatMap(CurrentSpan, (current) => {
    const traceparent = current ?? parent
    return decide({ actor, ...key, ...(traceparent === null ? {} : { traceparent }) })
  }).pipe(
    traced({ name: `${method} ${route.path}`, kind: "server", parent, mayBegin: true }),
    Effect.mapError(answerTo)
  )
})

export const sendCommand = (request: Request, step: Step) =>
  Effect.flatMap(CommandBus, (bus) => bus.send(request, step))
