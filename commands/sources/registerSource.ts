/** Registers a source, and replaces its secret. A secret that the product makes is in the answer of one request only. */
import { Effect } from "effect"
import { ActorId } from "../../domain/ids.ts"
import { type Event, SourceRefused } from "../../domain/source/source.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { CommandBus, type Request } from "../commandBus.ts"
import { InboundSources } from "./sources.ts"
import { makesItsSecret, type SourceKind } from "../../domain/source/sourceVocabulary.ts"
import { sourceSecret } from "./sourceSecrets.ts"

type Registered = Omit<Extract<Event, { readonly _tag: "SourceRegistered" }>, "_tag" | "owner">

/** The author of what a source makes. Its key seals the name and the secret of the source, and the texts that it brings. */
export const sourceActor = (id: string): ActorId => ActorId.make(`service:${id}`)

/** The secret of a version; null for a sender that makes its secret itself. */
const shownSecret = Effect.fnUntraced(function* (kind: SourceKind, id: string, version: number) {
  return makesItsSecret(kind) ? null : sourceSecret(yield* NaturalKeys, id, version)
})

/** The same request again gets the first answer. */
export const registerSource = Effect.fnUntraced(function* (request: Request, id: string, what: Registered) {
  const { seq } = yield* (yield* CommandBus).send(request, {
    subject: subjectOf("source", id),
    command: { _tag: "RegisterSource", owner: sourceActor(id), ...what }
  })
  const needsSecret = makesItsSecret(what.kind) && what.secret === undefined
  return { id, seq, version: 1, secret: yield* shownSecret(what.kind, id, 1), needsSecret }
})

/** Replaces the secret of this version. Returns the next one. The former one is also accepted for 24 hours. */
export const rotateSourceSecret = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  { version, secret }: { readonly version: number; readonly secret?: string }
) {
  const { seq } = yield* (yield* CommandBus).send(request, {
    subject: subjectOf("source", id),
    command: {
      _tag: "RotateSourceSecret",
      owner: sourceActor(id),
      version,
      ...(secret === undefined ? {} : { secret })
    }
  })
  const sources = yield* InboundSources
  yield* sources.current
  // A repeat after a later rotation must not show a secret that another request has made.
  const now = sources.find(id)?.now
  if (now?.secret.version !== version + 1) return yield* new SourceRefused({ because: "changed-meanwhile" })
  return { id, seq, version: version + 1, secret: yield* shownSecret(now.kind, id, version + 1), needsSecret: false }
})
