/** Lists, adds and changes incoming webhooks, and tests their mappings. */
import { Effect, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import { CommandBus } from "../../../commands/commandBus.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { checkTypedAudience } from "../../../commands/sources/typedAudience.ts"
import { team } from "../../../domain/values.ts"
import { chosenFields, tryMapping, UnfitField } from "../../../commands/sources/chosenFields.ts"
import { registerSource, rotateSourceSecret } from "../../../commands/sources/registerSource.ts"
import { InboundSources } from "../../../commands/sources/sources.ts"
import { makesItsSecret, type SourceKind } from "../../../domain/source/sourceVocabulary.ts"
import { plainMapping } from "../../../domain/source/mapping.ts"
import { GivenSecret } from "../../../domain/source/source.ts"
import { NewSource, SampleBody } from "../../../gateways/contract/webhooks/sources.ts"
import { failedWebhooks, pathOfSource, sourceRows } from "../../../gateways/http/routes/sources/sourceRows.ts"
import { idFrom } from "../../../streams/commit/identity.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { operation } from "../operation/operation.ts"
import { findOne } from "../people/find.ts"

/** `which`: the id of an incoming webhook, or a name that only one has. */
const which = { which: Schema.String }
const secret = { secret: Schema.optionalKey(GivenSecret) }
const Act = Schema.TaggedUnion({
  list: {},
  add: { source: NewSource },
  rotate: { ...which, ...secret },
  pause: which,
  resume: which,
  remove: which,
  test: { ...which, sample: SampleBody },
  failures: {}
})
export type SourceAct = typeof Act.Type

const found = Effect.fnUntraced(function* (asked: string) {
  return yield* findOne("incoming webhook", yield* sourceRows(null), asked)
})
const request = () => ({ actor: operator, key: randomUUID() })

const command = Effect.fnUntraced(function* (asked: string, _tag: "PauseSource" | "ResumeSource" | "RemoveSource") {
  const row = yield* found(asked)
  yield* (yield* CommandBus).send(request(), { subject: subjectOf("source", row.id), command: { _tag } })
  const now = (yield* sourceRows(null)).find(({ id }) => id === row.id)
  return [now ?? { ...row, state: "removed" as const }]
})

const checkSecret = (kind: SourceKind, given: string | undefined) =>
  given === undefined || makesItsSecret(kind)
    ? Effect.void
    : Effect.fail(new UnfitField({ field: "--secret", why: "--secret is only for the kind sentry" }))

const add = Effect.fnUntraced(function* ({ kind, secret: given, ...chosen }: NewSource) {
  yield* checkSecret(kind, given)
  yield* checkTypedAudience(chosen.audience ?? team)
  const asked = request()
  const id = idFrom("source", operator, "RegisterSource", asked.key)
  const fields = yield* chosenFields(kind, chosen)
  const made = yield* registerSource(asked, id, { kind, ...fields, ...(given === undefined ? {} : { secret: given }) })
  return [{ id, secret: made.secret, needsSecret: made.needsSecret, path: pathOfSource(id) }]
})

const rotate = Effect.fnUntraced(function* (asked: string, given: string | undefined) {
  const row = yield* found(asked)
  yield* checkSecret(row.kind, given)
  if (makesItsSecret(row.kind) && given === undefined)
    return yield* new UnfitField({
      field: "--secret",
      why: "--secret is missing: copy the client secret of the integration in Sentry"
    })
  const chosen = { version: row.secret, ...(given === undefined ? {} : { secret: given }) }
  const made = yield* rotateSourceSecret(request(), row.id, chosen)
  return [{ id: row.id, secret: made.secret, path: row.path }]
})

const test = Effect.fnUntraced(function* (asked: string, sample: string) {
  const { kind, mapping } = yield* found(asked)
  if (kind !== "json")
    return yield* new UnfitField({
      field: "which",
      why: `the tracker knows the webhooks of ${kind}: there is no mapping`
    })
  return [yield* Effect.fromResult(tryMapping(mapping ?? plainMapping, sample))]
})

const run = (act: SourceAct) =>
  Act.match(act, {
    list: () => Effect.map(sourceRows(null), asLines),
    add: ({ source }) => Effect.map(add(source), asLines),
    rotate: ({ which: asked, secret: given }) => Effect.map(rotate(asked, given), asLines),
    pause: ({ which: asked }) => Effect.map(command(asked, "PauseSource"), asLines),
    resume: ({ which: asked }) => Effect.map(command(asked, "ResumeSource"), asLines),
    remove: ({ which: asked }) => Effect.map(command(asked, "RemoveSource"), asLines),
    test: ({ which: asked, sample }) => Effect.map(test(asked, sample), asLines),
    failures: () => Effect.map(failedWebhooks(null), ({ items }) => asLines(items))
  })

/** A line of the answer, by the names of its fields. */
export type SourceLine = Readonly<Record<string, unknown>>
const asLines = (rows: ReadonlyArray<object>) => rows as ReadonlyArray<SourceLine>

export const sourcesOperation = operation({
  name: "sources",
  input: Act,
  run: (act) => Stream.unwrap(Effect.map(run(act), Stream.fromIterable)).pipe(Stream.provide(InboundSources.layer))
})
