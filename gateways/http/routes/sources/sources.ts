/** Incoming webhooks: senders outside the product whose webhooks become messages or tasks. */
import { Effect, Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"
import { checkReader } from "../../../../commands/sources/readers.ts"
import { chosenFields, tryMapping, type UnfitField } from "../../../../commands/sources/chosenFields.ts"
import { registerSource, rotateSourceSecret, sourceActor } from "../../../../commands/sources/registerSource.ts"
import { InboundSources } from "../../../../commands/sources/sources.ts"
import { SourceId } from "../../../../domain/ids.ts"
import { Command, GivenSecret, SourceRefused } from "../../../../domain/source/source.ts"
import { makesItsSecret, type SourceKind } from "../../../../domain/source/sourceVocabulary.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import {
  ChangedSource,
  MappedSample,
  NewSource,
  SecretOfSource,
  SourceRow,
  TriedMapping
} from "../../../contract/webhooks/sources.ts"
import { decided, resource } from "../../api/commandOperations.ts"
import { createdId } from "../../api/keys/idempotencyKey.ts"
import { restOperation } from "../../api/operation.ts"
import { byId, placeById } from "../../api/place.ts"
import { read } from "../../api/readOperations.ts"
import { requestCommand, sendCommand } from "../../api/requestCommand.ts"
import { commandHeaders } from "../../api/requestFields.ts"
import { commandProblems, Unavailable, wrongField } from "../../problems/problems.ts"
import { failureOperations } from "./failures.ts"
import { pathOfSource, sourceRows } from "./sourceRows.ts"

const listUnavailable = () => new Unavailable({ detail: "The webhooks cannot be read now. Try again in a moment." })

const badField = ({ field, message, rule }: UnfitField) => Effect.fail(wrongField(field, message, rule))

const shown = (made: {
  readonly id: string
  readonly seq: number
  readonly version: number
  readonly secret: string | null
  readonly needsSecret: boolean
}) => ({
  ...made,
  id: SourceId.make(made.id),
  path: pathOfSource(made.id)
})

const secretOnlyOfSentry = Effect.fnUntraced(function* (kind: SourceKind, secret: string | undefined) {
  if (secret === undefined || makesItsSecret(kind)) return
  return yield* wrongField("secret", "is only for the kind sentry: for the others, the tracker makes the secret")
})

const knownSource = Effect.fnUntraced(function* (id: string) {
  const sources = yield* InboundSources
  yield* sources.current
  const known = sources.find(id)
  return known === null ? yield* new SourceRefused({ because: "not-found" }) : known.now
})

const { version } = Command.cases.RotateSourceSecret.fields

export const sourceOperations = resource("sources", placeById("source", "/sources", Command), {
  list: read(
    "sources.list",
    "/sources",
    {
      success: Schema.Struct({ items: Schema.Array(SourceRow), seq: Schema.Int }),
      description:
        "Newest first. `path` is where the sender posts webhooks. No answer contains a secret. For a source that the caller does not read, it shows no name, place or mapping."
    },
    Effect.fnUntraced(function* (_, { reads, audiences }) {
      const items = yield* sourceRows(audiences).pipe(Effect.mapError(listUnavailable))
      return { items, seq: yield* reads.seq }
    })
  ),
  create: restOperation(
    "RegisterSource",
    {
      method: "POST",
      path: "/sources",
      headers: commandHeaders,
      payload: NewSource,
      success: SecretOfSource.pipe(HttpApiSchema.status(201)),
      error: commandProblems,
      description:
        "Turns the webhooks of a sender into messages or tasks. Only this answer contains the secret. Sentry makes its secret itself: it may be sent now, or later with `rotate`. `kind` is `github`, `gitlab`, `sentry`, or `json` for any other sender. A mapping is tested with its sample first. The caller must be part of the audience."
    },
    ({ headers, payload: { kind, secret, ...chosen } }) =>
      requestCommand(headers, (request) =>
        Effect.gen(function* () {
          yield* secretOnlyOfSentry(kind, secret)
          const id = yield* createdId("source", request, "RegisterSource")
          const fields = yield* chosenFields(kind, chosen)
          return shown(
            yield* registerSource(request, id, { kind, ...fields, ...(secret === undefined ? {} : { secret }) })
          )
        }).pipe(Effect.catchTag("UnfitField", badField))
      )
  ),
  change: decided(
    "ChangeSource",
    ChangedSource,
    Effect.fnUntraced(
      function* (request, id, chosen) {
        const now = yield* knownSource(id)
        yield* checkReader(request.actor, "ChangeSource", now)
        const { kind, mapping } = now
        const fields = yield* chosenFields(kind, chosen, mapping)
        return yield* sendCommand(request, {
          subject: subjectOf("source", id),
          command: { _tag: "ChangeSource", owner: sourceActor(id), ...fields }
        })
      },
      Effect.catchTag("UnfitField", badField)
    ),
    "Replaces the name, the place and the mapping. Webhooks that wait, and those that are retried, get the new ones too."
  ),
  rotate: restOperation(
    "RotateSourceSecret",
    {
      method: "POST",
      path: "/sources/:id/rotate",
      params: byId,
      headers: commandHeaders,
      payload: Schema.Struct({ version, secret: Schema.optionalKey(GivenSecret) }),
      success: SecretOfSource,
      error: commandProblems,
      description:
        "Replaces the secret of this version. The answer contains the new one, unless `secret` is the one that Sentry has made. For 24 hours, the former secret is accepted too."
    },
    ({ headers, params, payload }) =>
      requestCommand(headers, (request) =>
        Effect.gen(function* () {
          const now = yield* knownSource(params.id)
          yield* checkReader(request.actor, "RotateSourceSecret", now)
          yield* secretOnlyOfSentry(now.kind, payload.secret)
          if (makesItsSecret(now.kind) && payload.secret === undefined)
            return yield* wrongField(
              "secret",
              "is missing: copy the client secret of the integration in Sentry",
              "missing"
            )
          return shown(yield* rotateSourceSecret(request, params.id, payload))
        })
      )
  ),
  pause: ["PauseSource", {}, "Refuses webhooks with 409 until it is resumed. Nothing is stored."],
  resume: ["ResumeSource", {}, "Accepts webhooks again."],
  remove: ["RemoveSource", {}, "Ends it. Webhooks that were accepted before are still handled."],
  try: restOperation(
    "sources.try",
    {
      method: "POST",
      path: "/sources/try",
      payload: TriedMapping,
      success: MappedSample,
      error: commandProblems,
      description: "What a sample becomes by a mapping. Nothing is stored."
    },
    ({ payload: { mapping, sample } }) =>
      Effect.fromResult(tryMapping(mapping, sample)).pipe(Effect.catchTag("UnfitField", badField))
  ),
  ...failureOperations
})
