/** Lists, adds and changes webhooks, and reads and repeats their deliveries. */
import { Effect, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import { CommandBus } from "../../../commands/commandBus.ts"
import { Endpoints } from "../../../commands/endpoints/endpoints.ts"
import { type HookJob, requestHookJob } from "../../../commands/endpoints/hookJobs.ts"
import { registerEndpoint, rotateSecret } from "../../../commands/endpoints/registerEndpoint.ts"
import { checkTypedAudience } from "../../../commands/sources/typedAudience.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { team } from "../../../domain/values.ts"
import { NewWebhook, Redelivery } from "../../../gateways/contract/webhooks/webhooks.ts"
import { webhookRows } from "../../../gateways/http/routes/webhooks/webhookRows.ts"
import { idFrom } from "../../../streams/commit/identity.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { DeliveryLog } from "../../../streams/deliveries/deliveryLog.ts"
import { operation } from "../operation/operation.ts"
import { findOne } from "../people/find.ts"

/** `which`: the id of a webhook, or a name that only one has. */
const which = { which: Schema.String }
const Act = Schema.TaggedUnion({
  list: {},
  add: { webhook: NewWebhook },
  rotate: which,
  pause: which,
  resume: which,
  remove: which,
  deliveries: { ...which, limit: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 200 })) },
  redeliver: { ...which, events: Redelivery },
  test: which
})
export type WebhookAct = typeof Act.Type

const found = Effect.fnUntraced(function* (asked: string) {
  return yield* findOne("webhook", yield* webhookRows, asked)
})
const request = () => ({ actor: operator, key: randomUUID() })

const command = Effect.fnUntraced(function* (
  asked: string,
  step:
    | { readonly _tag: "PauseEndpoint" | "ResumeEndpoint" }
    | { readonly _tag: "DisableEndpoint"; readonly because: "removed" }
) {
  const row = yield* found(asked)
  yield* (yield* CommandBus).send(request(), { subject: subjectOf("endpoint", row.id), command: step })
  const now = (yield* webhookRows).find(({ id }) => id === row.id)
  return [now ?? { ...row, state: "removed" as const }]
})

const requested = Effect.fnUntraced(function* (asked: string, job: HookJob) {
  const { id, name } = yield* found(asked)
  const { id: jobId } = yield* requestHookJob(request(), id, job)
  return [{ id, name, job: jobId }]
})

const jobOf = (events: Redelivery): HookJob => {
  if ("positions" in events) return { _tag: "events", positions: events.positions }
  return "from" in events ? { _tag: "range", ...events } : { _tag: "failed", since: events.failedSince }
}

const run = (act: WebhookAct) =>
  Act.match(act, {
    list: () => Effect.map(webhookRows, asLines),
    add: ({ webhook: { kind = "standard", audience = team, types = [], topics = [], ...given } }) =>
      Effect.gen(function* () {
        yield* checkTypedAudience(audience)
        const asked = request()
        const id = idFrom("endpoint", operator, "RegisterEndpoint", asked.key)
        return yield* registerEndpoint(asked, id, { ...given, kind, audience, types, topics })
      }).pipe(Effect.map(({ id, secret }) => asLines([{ id, secret }]))),
    rotate: ({ which: asked }) =>
      found(asked).pipe(
        Effect.flatMap(({ id, secret }) => rotateSecret(request(), id, secret)),
        Effect.map(({ id, secret }) => asLines([{ id, secret }]))
      ),
    pause: ({ which: asked }) => Effect.map(command(asked, { _tag: "PauseEndpoint" }), asLines),
    resume: ({ which: asked }) => Effect.map(command(asked, { _tag: "ResumeEndpoint" }), asLines),
    remove: ({ which: asked }) => Effect.map(command(asked, { _tag: "DisableEndpoint", because: "removed" }), asLines),
    deliveries: Effect.fnUntraced(function* ({ which: asked, limit }) {
      const { id } = yield* found(asked)
      const { attempts } = yield* (yield* DeliveryLog).page(id, { before: null, most: limit })
      // An answer may have words of people who are not for the operator.
      return asLines(attempts.map(({ answer: _, ...attempt }) => attempt))
    }),
    redeliver: ({ which: asked, events }) => Effect.map(requested(asked, jobOf(events)), asLines),
    test: ({ which: asked }) => Effect.map(requested(asked, { _tag: "test" }), asLines)
  })

/** A line of the answer, by the names of its fields. */
export type WebhookLine = Readonly<Record<string, unknown>>
const asLines = (rows: ReadonlyArray<object>) => rows as ReadonlyArray<WebhookLine>

export const webhooksOperation = operation({
  name: "webhooks",
  input: Act,
  run: (act) => Stream.unwrap(Effect.map(run(act), Stream.fromIterable)).pipe(Stream.provide(Endpoints.layer))
})
