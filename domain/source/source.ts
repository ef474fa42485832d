/** A source: a sender outside the product whose webhooks become messages or tasks. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { ActorId, ChatId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { line, verbatim } from "../text/text.ts"
import { Audience } from "../values.ts"
import { SourceMapping } from "./mapping.ts"
import { sourceKinds, sourceProducts } from "./sourceVocabulary.ts"

export const SourceName = line(100)
/** A secret that the sender has made, as Sentry does. */
export const GivenSecret = Schema.String.check(
  Schema.isPattern(/^[!-~]{16,200}$/, { message: "must have 16 to 200 characters without spaces" })
)

/** `owner`: an actor of the source alone. Its key seals the name and the secret, so no erasure of a person erases them. */
const changeable = {
  owner: ActorId,
  name: SourceName.pipe(personal("owner")),
  makes: Schema.Literals(sourceProducts),
  /** The readers of what the source makes. */
  audience: Audience,
  /** The chat of the messages; null: no chat. */
  chat: Schema.NullOr(ChatId),
  /** The number of a forum topic in the chat. */
  thread: Schema.NullOr(verbatim(100)),
  /** Null for a sender whose webhooks the product knows. */
  mapping: Schema.NullOr(SourceMapping)
}
const Kind = Schema.Literals(sourceKinds)
const Version = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))
const sealedSecret = Schema.optionalKey(Schema.String.pipe(personal("owner")))

export const Command = Schema.TaggedUnion({
  RegisterSource: { ...changeable, kind: Kind, secret: Schema.optionalKey(GivenSecret) },
  ChangeSource: changeable,
  /** `version`: the version of the secret that is replaced. `secret`: the new one, when the sender has made it. */
  RotateSourceSecret: { owner: ActorId, version: Version, secret: Schema.optionalKey(GivenSecret) },
  PauseSource: {},
  ResumeSource: {},
  RemoveSource: {}
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  /** Without a secret, it is derived from a key of the installation and never stored. */
  SourceRegistered: { ...changeable, kind: Kind, secret: sealedSecret },
  SourceChanged: changeable,
  /** `version`: the version of the new secret. */
  SourceRotated: { owner: ActorId, version: Version, secret: sealedSecret },
  SourcePaused: {},
  SourceResumed: {},
  SourceRemoved: {}
})
export type Event = typeof Event.Type

type Changed = Omit<Extract<Event, { readonly _tag: "SourceChanged" }>, "_tag">
type Registered = Omit<Extract<Event, { readonly _tag: "SourceRegistered" }>, "_tag">

/** One secret: its version from 1, and its text when the sender has made it. */
export interface SecretVersion {
  readonly version: number
  readonly given: string | null
}

export type SourcePresent = Changed & {
  readonly is: "active" | "paused" | "removed"
  readonly kind: Registered["kind"]
  readonly secret: SecretVersion
  /** The secret before the present one. */
  readonly former: SecretVersion | null
}
export type State = { readonly is: "absent" } | SourcePresent

export class SourceRefused extends Schema.TaggedError<SourceRefused>()("SourceRefused", {
  because: Schema.Literals(["not-found", "already-exists", "changed-meanwhile", "source-removed"])
}) {}

export const source: Decider<State, Command, Event, SourceRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      RegisterSource: ({ _tag: _, ...what }) => {
        if (state.is === "absent") return record({ _tag: "SourceRegistered", ...what })
        return isSameSource(state, what) ? record() : refuse("already-exists")
      },
      ChangeSource: ({ _tag: _, ...what }) =>
        onUsable(state, (now) => (isSame(now, what) ? record() : record({ _tag: "SourceChanged", ...what }))),
      RotateSourceSecret: ({ _tag: _, version, ...what }) =>
        onUsable(state, ({ secret }) => {
          if (version > secret.version) return refuse("changed-meanwhile")
          // The version that the caller saw is replaced already: a repeat, unless the caller has another secret.
          if (version === secret.version - 1 && (what.secret ?? null) !== secret.given)
            return refuse("changed-meanwhile")
          if (version < secret.version) return record()
          return record({ _tag: "SourceRotated", ...what, version: version + 1 })
        }),
      PauseSource: () => onUsable(state, (now) => (now.is === "active" ? record({ _tag: "SourcePaused" }) : record())),
      ResumeSource: () =>
        onUsable(state, (now) => (now.is === "paused" ? record({ _tag: "SourceResumed" }) : record())),
      RemoveSource: () => {
        if (state.is === "absent") return refuse("not-found")
        return state.is === "removed" ? record() : record({ _tag: "SourceRemoved" })
      }
    }),

  evolve: (state, event) => {
    if (event._tag === "SourceRegistered") {
      const { _tag: _, secret, ...what } = event
      return { is: "active", ...what, secret: { version: 1, given: secret ?? null }, former: null }
    }
    return state.is === "absent" ? state : evolvePresent(event, state)
  }
}

const evolvePresent = (event: Event, state: SourcePresent): State =>
  Event.match(event, {
    SourceRegistered: (): State => state,
    SourceChanged: ({ _tag: _, ...what }): State => ({ ...state, ...what }),
    SourceRotated: ({ version, secret }): State => ({
      ...state,
      secret: { version, given: secret ?? null },
      former: state.secret
    }),
    SourcePaused: (): State => ({ ...state, is: "paused" }),
    SourceResumed: (): State => ({ ...state, is: "active" }),
    SourceRemoved: (): State => ({ ...state, is: "removed" })
  })

/** Decides on a source that exists and was not removed. */
const onUsable = (state: State, decide: (now: SourcePresent) => Decision): Decision => {
  if (state.is === "absent") return refuse("not-found")
  return state.is === "removed" ? refuse("source-removed") : decide(state)
}

const isSame = (a: Changed, b: Changed) =>
  a.owner === b.owner &&
  a.name === b.name &&
  a.makes === b.makes &&
  a.audience === b.audience &&
  a.chat === b.chat &&
  a.thread === b.thread &&
  JSON.stringify(pathsOf(a)) === JSON.stringify(pathsOf(b))
const pathsOf = ({ mapping }: Changed) =>
  mapping === null ? null : [mapping.title, mapping.text, mapping.link, mapping.author]
/** A later rotation does not make it another source. */
const isSameSource = (state: SourcePresent, what: Registered) =>
  state.kind === what.kind &&
  isSame(state, what) &&
  (state.secret.version > 1 || state.secret.given === (what.secret ?? null))

const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: SourceRefused["because"]): Decision => Result.fail(new SourceRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, SourceRefused>
