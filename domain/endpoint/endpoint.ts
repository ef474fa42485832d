/** An endpoint: an address outside the product that gets the events of its audience as webhooks. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { ActorId, TopicId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { line } from "../text/text.ts"
import { Audience, Instant } from "../values.ts"
import { EndpointUrl } from "./endpointUrl.ts"
import { endpointKinds, mostTopics, webhookTypeNames } from "./webhookTypes.ts"

export const EndpointName = line(100)
/** The most people who get a notice of one endpoint. */
export const mostTold = 50

/** Without types, every type is sent; without topics, things with and without a topic. */
const filter = {
  types: Schema.Array(Schema.Literals(webhookTypeNames)).check(
    Schema.isMaxLength(webhookTypeNames.length),
    Schema.isUnique()
  ),
  topics: Schema.Array(TopicId).check(Schema.isMaxLength(mostTopics), Schema.isUnique())
}
/** `owner`: an actor of the endpoint alone. Its key seals the name and the address, so no erasure of a person erases them. */
const named = { owner: ActorId, name: EndpointName.pipe(personal("owner")) }
const registered = {
  ...named,
  kind: Schema.Literals(endpointKinds),
  audience: Audience,
  ...filter
}
/**
 * `gone`: the receiver answered 410. `left`: the actor who added or last resumed it has lost the right to send. `removed`: a person
 * removed the endpoint, which is final.
 */
const Because = Schema.Literals(["removed", "gone", "left"])
/** The people who get a notice. */
const told = { tell: Schema.optionalKey(Schema.Array(ActorId).check(Schema.isMaxLength(mostTold))) }
const Version = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

export const Command = Schema.TaggedUnion({
  RegisterEndpoint: { ...registered, url: EndpointUrl },
  ChangeEndpoint: { ...named, ...filter },
  /** `version`: the version of the secret that is replaced. */
  RotateEndpointSecret: { version: Version },
  PauseEndpoint: {},
  ResumeEndpoint: {},
  DisableEndpoint: { because: Because, ...told },
  /** `since`: the first failure after the last success. */
  ReportEndpointFailing: { since: Instant, ...told },
  ReportEndpointWorking: {}
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  // The address may be a secret. A stored address is decoded without these rules, as every stored text is.
  EndpointRegistered: { ...registered, url: Schema.String.pipe(personal("owner")) },
  EndpointChanged: { ...named, ...filter },
  /** `version`: the version of the new secret. The secret itself is derived from a key of the installation and never stored. */
  EndpointRotated: { version: Version },
  EndpointPaused: {},
  EndpointResumed: {},
  /** `left`: the reason is `left`. It is a field of its own, because the reasons of a stored event cannot grow. */
  EndpointDisabled: {
    because: Schema.Literals(["removed", "gone"]),
    left: Schema.optionalKey(Schema.Literal(true)),
    ...told
  },
  EndpointFailing: { since: Instant, ...told },
  EndpointRecovered: {}
})
export type Event = typeof Event.Type

type Registered = Omit<Extract<Event, { readonly _tag: "EndpointRegistered" }>, "_tag">
/** `active`: events are sent. `paused`: they wait. `gone`, `left`: disabled, and may be resumed. `removed`: for ever. */
export type EndpointPhase = "active" | "paused" | "gone" | "left" | "removed"
export type EndpointPresent = Registered & {
  readonly is: EndpointPhase
  /** The version of the secret, from 1. */
  readonly secret: number
  /** The first failure of the present outage; null while the endpoint is not reported as failing. */
  readonly failingSince: Instant | null
}
export type State = { readonly is: "absent" } | EndpointPresent

export class EndpointRefused extends Schema.TaggedError<EndpointRefused>()("EndpointRefused", {
  because: Schema.Literals([
    "not-found",
    "already-exists",
    "changed-meanwhile",
    "endpoint-removed",
    "too-many-redeliveries"
  ])
}) {}

export const endpoint: Decider<State, Command, Event, EndpointRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      RegisterEndpoint: ({ _tag: _, ...what }) => {
        if (state.is === "absent") return record({ _tag: "EndpointRegistered", ...what })
        return isSameEndpoint(state, what) ? record() : refuse("already-exists")
      },
      ChangeEndpoint: ({ _tag: _, ...what }) =>
        onUsable(state, (now) => (isSame(now, what) ? record() : record({ _tag: "EndpointChanged", ...what }))),
      RotateEndpointSecret: ({ version }) =>
        onUsable(state, ({ secret }) => {
          if (version > secret) return refuse("changed-meanwhile")
          // A repeat: the version that the caller saw is replaced already.
          return version < secret ? record() : record({ _tag: "EndpointRotated", version: version + 1 })
        }),
      PauseEndpoint: () =>
        onUsable(state, (now) => (now.is === "active" ? record({ _tag: "EndpointPaused" }) : record())),
      ResumeEndpoint: () =>
        onUsable(state, (now) => (now.is === "active" ? record() : record({ _tag: "EndpointResumed" }))),
      DisableEndpoint: ({ _tag: _, ...what }) => {
        if (state.is === "absent") return refuse("not-found")
        const isHeld = state.is === "removed" || state.is === what.because
        return isHeld ? record() : record(disabled(what))
      },
      ReportEndpointFailing: ({ _tag: _, ...what }) => {
        if (state.is === "absent") return refuse("not-found")
        return state.is === "active" && state.failingSince === null
          ? record({ _tag: "EndpointFailing", ...what })
          : record()
      },
      ReportEndpointWorking: () => {
        if (state.is === "absent") return refuse("not-found")
        return state.failingSince === null ? record() : record({ _tag: "EndpointRecovered" })
      }
    }),

  evolve: (state, event) => {
    if (event._tag === "EndpointRegistered") {
      const { _tag: _, ...what } = event
      return { is: "active", secret: 1, failingSince: null, ...what }
    }
    return state.is === "absent" ? state : evolvePresent(event, state)
  }
}

const evolvePresent = (event: Event, state: EndpointPresent): State =>
  Event.match(event, {
    EndpointRegistered: (): State => state,
    EndpointChanged: ({ _tag: _, ...what }): State => ({ ...state, ...what }),
    EndpointRotated: ({ version }): State => ({ ...state, secret: version }),
    EndpointPaused: (): State => ({ ...state, is: "paused", failingSince: null }),
    EndpointResumed: (): State => ({ ...state, is: "active", failingSince: null }),
    EndpointDisabled: ({ because, left }): State => ({
      ...state,
      is: left === true ? "left" : because,
      failingSince: null
    }),
    EndpointFailing: ({ since }): State => ({ ...state, failingSince: since }),
    EndpointRecovered: (): State => ({ ...state, failingSince: null })
  })

/** Decides on an endpoint that exists and was not removed. */
const onUsable = (state: State, decide: (now: EndpointPresent) => Decision): Decision => {
  if (state.is === "absent") return refuse("not-found")
  return state.is === "removed" ? refuse("endpoint-removed") : decide(state)
}

const disabled = ({ because, ...more }: Omit<Extract<Command, { readonly _tag: "DisableEndpoint" }>, "_tag">): Event =>
  because === "left"
    ? { _tag: "EndpointDisabled", because: "gone", left: true, ...more }
    : { _tag: "EndpointDisabled", because, ...more }

type Changed = Omit<Extract<Event, { readonly _tag: "EndpointChanged" }>, "_tag">
const isSame = (a: Changed, b: Changed) =>
  a.owner === b.owner && a.name === b.name && a.types.join() === b.types.join() && a.topics.join() === b.topics.join()

const isSameEndpoint = (state: EndpointPresent, what: Registered) =>
  state.url === what.url && state.kind === what.kind && state.audience === what.audience && isSame(state, what)

const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: EndpointRefused["because"]): Decision => Result.fail(new EndpointRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, EndpointRefused>
