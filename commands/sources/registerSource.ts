/** Registers a source, and replaces its secret. A secret that the product makes is in the answer of one request only. */
import { Effect } from "effect"
import { ActorId } from "../../domain/ids.ts"
import { type Event, SourceRefused } from "../../domain/source/source.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { CommandBus, type Request } from "../commandBus.ts"
import { InboundSources } from "./sources.ts"
import { sourceSecret } from "./sourceSecrets.ts"

type Registered = Omit<Extract<Event, { readonly _tag: "SourceRegistered" }>, "_tag" | "owner">

/** The author of what a source makes. Its key seals the name and the secret of the source, and the texts that it brings. */
export const sourceActor = (id: string): ActorId => ActorId.make(`service:${id}`)

/** The secret of a version; null when the sender has made it and knows it. */
const shownSecret = Effect.fnUntraced(function* (id: string, version: number, given: string | undefined) {
  return given === undefined ? sourceSecret(yield* NaturalKeys, id, version) : null
})

/** The same request again gets the first answer. */
export const registerSource = Effect.fnUntraced(function* (request: Request, id: string, what: Registered) {
  const { seq } = yield* (yield* CommandBus).send(request, {
    subject: subjectOf("source", id),
    command: { _tag: "RegisterSource", owner: sourceActor(id), ...what }
  })
  return { id, seq, version: 1, secret: yield* shownSecret(id, 1, what.secret) }
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
  if (sources.find(id)?.now.secret.version !== version + 1)
    return yield* new SourceRefused({ because: "changed-meanwhile" })
  return { id, seq, version: version + 1, secret: yield* shownSecret(id, version + 1, secret) }
})
