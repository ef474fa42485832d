/** The tries to deliver webhooks, and requests to send events again. */
import { Effect, Schema, Struct } from "effect"
import { Endpoints } from "../../../../commands/endpoints/endpoints.ts"
import { type HookJob, requestHookJob } from "../../../../commands/endpoints/hookJobs.ts"
import { renderWebhook } from "../../../../projections/webhooks/rendering.ts"
import { isReadable } from "../../../../streams/commit/envelope.ts"
import { DeliveryLog, type KeptAttempt } from "../../../../streams/deliveries/deliveryLog.ts"
import { Feed } from "../../../../streams/ports/feed.ts"
import { Receipt } from "../../../contract.ts"
import { DeliveryDetail, DeliveryRow, Redelivery } from "../../../contract/webhooks/webhooks.ts"
import { restOperation } from "../../api/operation.ts"
import { byId } from "../../api/place.ts"
import { found, pageRows, read } from "../../api/readOperations.ts"
import { requestCommand } from "../../api/requestCommand.ts"
import { commandHeaders, noFields } from "../../api/requestFields.ts"
import { commandProblems, Unavailable, wrongField } from "../../problems/problems.ts"

const mostRows = 200
const unavailable = () => new Unavailable({ detail: "The deliveries cannot be read now. Try again in a moment." })
const orUnavailable = <A, E extends { readonly _tag: string }, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.mapError(effect, unavailable)

const rowFields = Struct.keys(DeliveryRow.fields)
/** Without the answer, which not every reader may see. */
const rowOf = (attempt: KeptAttempt) => Struct.pick(attempt, rowFields)

/** The endpoint of the path. Also one that was removed: its tries are kept. */
const endpointOf = Effect.fnUntraced(function* (id: string) {
  const endpoints = yield* Endpoints
  yield* orUnavailable(endpoints.current)
  return yield* found(endpoints.find(id), "webhook")
})

/** The body and the answer of a try, for a reader who may see the thing of its event. */
const contentOf = Effect.fnUntraced(function* (attempt: KeptAttempt, audiences: ReadonlyArray<string>) {
  const hidden = { body: null, answer: null }
  if (attempt.position === 0) return { body: null, answer: attempt.answer }
  if (!audiences.includes(attempt.audience)) return hidden
  const { now } = yield* endpointOf(attempt.endpoint)
  const commit = yield* orUnavailable((yield* Feed).at(attempt.position))
  if (commit === null || !isReadable(commit)) return hidden
  const rendered = yield* orUnavailable(renderWebhook(now.kind, commit, attempt.place))
  if (rendered === null) return hidden
  return { body: rendered.body, answer: rendered.isErased ? null : attempt.answer }
})

const Limit = Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: mostRows }))
const Position = Schema.FiniteFromString.check(Schema.isInt(), Schema.isGreaterThan(0))

const jobOf = (asked: Redelivery): HookJob => {
  if ("positions" in asked) return { _tag: "events", positions: asked.positions }
  if ("from" in asked) return { _tag: "range", from: asked.from, to: asked.to }
  return { _tag: "failed", since: asked.failedSince }
}

export const deliveryOperations = {
  deliveries: read(
    "webhooks.deliveries",
    "/webhooks/:id/deliveries",
    {
      params: byId,
      query: { limit: Schema.optionalKey(Limit), before: Schema.optionalKey(Position) },
      success: Schema.Struct({
        items: Schema.Array(DeliveryRow),
        /** The value of `before` for the next page; null at the end. */
        next: Schema.NullOr(Schema.Int),
        seq: Schema.Int
      }),
      description: "The tries of the last 30 days, newest first. `before` is the `next` of a page."
    },
    Effect.fnUntraced(function* ({ params, query }, { reads }) {
      const { id } = yield* endpointOf(params.id)
      const { page } = yield* DeliveryLog
      const { attempts, next } = yield* orUnavailable(
        page(id, { before: query.before ?? null, most: query.limit ?? pageRows })
      )
      return { items: attempts.map(rowOf), next, seq: yield* reads.seq }
    })
  ),
  delivery: read(
    "webhooks.deliveries",
    "/webhooks/:id/deliveries/:position",
    {
      params: { ...byId, position: Position },
      success: DeliveryDetail,
      description: "One try, with the body of the request and the beginning of the answer. `position` is its `seq`."
    },
    Effect.fnUntraced(function* ({ params }, { audiences }) {
      const { id } = yield* endpointOf(params.id)
      const { at } = yield* DeliveryLog
      const attempt = yield* found(yield* orUnavailable(at(id, params.position)), "delivery")
      return { ...rowOf(attempt), ...(yield* contentOf(attempt, audiences)) }
    })
  ),
  redeliver: restOperation(
    "webhooks.redeliver",
    {
      method: "POST",
      path: "/webhooks/:id/redeliver",
      params: byId,
      headers: commandHeaders,
      payload: Redelivery,
      success: Receipt,
      error: commandProblems,
      description:
        "Sends events again, with the same `webhook-id`: some `positions`, all from a position to another, or all that were given up since a time and have not arrived since. The receipt has the id of the redelivery, which is the `job` of its tries. It is kept until it is done."
    },
    ({ headers, params, payload }) =>
      requestCommand(
        headers,
        Effect.fnUntraced(function* (request) {
          if ("from" in payload && payload.to < payload.from)
            return yield* wrongField("to", "must not be before `from`", "before-start")
          return yield* requestHookJob(request, params.id, jobOf(payload))
        })
      )
  ),
  test: restOperation(
    "webhooks.redeliver",
    {
      method: "POST",
      path: "/webhooks/:id/test",
      params: byId,
      headers: commandHeaders,
      payload: noFields,
      success: Receipt,
      error: commandProblems,
      description:
        "Sends one webhook of the type `webhook.test`, also while it is paused. The receipt has the id of the test, which is the `job` of its try."
    },
    ({ headers, params }) => requestCommand(headers, (request) => requestHookJob(request, params.id, { _tag: "test" }))
  )
}
