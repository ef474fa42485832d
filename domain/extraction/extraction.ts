/** An extraction: a model reads part of a chat and proposes topics and atoms. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { type GrowingSet, include, includes } from "../growingSet.ts"
import { ChatId, MessageId } from "../ids.ts"
import { Count, outcome, PartKey, Sifted, WhyFailed } from "../knowledge/reading.ts"
import { Audience, Instant } from "../values.ts"

const requested = {
  /** Null: all chats, and the messages without a chat. */
  chat: Schema.NullOr(ChatId),
  /** The range of the messages' times; both ends are included. */
  from: Schema.NullOr(Instant),
  to: Schema.NullOr(Instant),
  /** Include messages already processed. Known results are not proposed again. */
  again: Schema.Boolean,
  /** The audiences of the person who requested it. It reads nothing else. */
  audiences: Schema.NonEmptyArray(Audience).check(Schema.isMaxLength(200)),
  /** The readers of the extraction itself. */
  audience: Audience
}
/** The attempt that reports this. Reports of an earlier attempt are refused. */
const part = { attempt: Count }
const Messages = Schema.NonEmptyArray(MessageId).check(Schema.isMaxLength(60))

export const Command = Schema.TaggedUnion({
  RequestExtraction: requested,
  StartExtraction: { messages: Count },
  /** Messages that are skipped as small talk. */
  SiftMessages: { ...part, part: PartKey, noise: Schema.NonEmptyArray(Sifted).check(Schema.isMaxLength(1000)) },
  ReadWindow: { ...part, window: PartKey, messages: Messages, ...outcome },
  FailWindow: { ...part, window: PartKey, messages: Messages, reason: WhyFailed },
  CompleteExtraction: {},
  FailExtraction: { reason: WhyFailed },
  CancelExtraction: {},
  /** Continues after a cancellation or a failure, and reads the failed windows again. */
  RetryExtraction: {}
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  ExtractionRequested: requested,
  /** The number of messages that it will read. */
  ExtractionStarted: { messages: Count },
  MessagesSifted: { ...part, part: PartKey, noise: Schema.NonEmptyArray(Sifted) },
  WindowRead: { ...part, window: PartKey, messages: Messages, ...outcome },
  WindowFailed: { ...part, window: PartKey, messages: Messages, reason: WhyFailed },
  ExtractionCompleted: {},
  ExtractionFailed: { reason: WhyFailed },
  ExtractionCancelled: {},
  ExtractionRetried: {}
})
export type Event = typeof Event.Type

interface Present {
  readonly is: "requested" | "running" | "completed" | "failed" | "cancelled"
  readonly audience: Audience
  /** From 1; each retry adds one. */
  readonly attempt: number
  /** The keys of the parts that this attempt has read. */
  readonly parts: GrowingSet<string>
  /** The number of windows of this attempt that failed. */
  readonly failedWindows: number
}
export type State = { readonly is: "absent" } | Present

export class ExtractionRefused extends Schema.TaggedError<ExtractionRefused>()("ExtractionRefused", {
  because: Schema.Literals(["not-found", "already-exists", "not-running", "already-over", "nothing-to-retry"])
}) {}

const decide = (command: Command, state: State): Decision => {
  if (command._tag === "RequestExtraction") {
    const { _tag: _, ...what } = command
    return state.is === "absent" ? record({ _tag: "ExtractionRequested", ...what }) : refuse("already-exists")
  }
  return state.is === "absent" ? refuse("not-found") : decidePresent(command, state)
}

const decidePresent = (command: Command, state: Present): Decision =>
  Command.match(command, {
    RequestExtraction: () => refuse("already-exists"),
    StartExtraction: ({ messages }) =>
      state.is === "requested"
        ? record({ _tag: "ExtractionStarted", messages })
        : within(state, ["running"], record(), "not-running"),
    SiftMessages: ({ _tag: _, ...what }) => once(state, what.attempt, what.part, { _tag: "MessagesSifted", ...what }),
    ReadWindow: ({ _tag: _, ...what }) => once(state, what.attempt, what.window, { _tag: "WindowRead", ...what }),
    FailWindow: ({ _tag: _, ...what }) => once(state, what.attempt, what.window, { _tag: "WindowFailed", ...what }),
    CompleteExtraction: () =>
      state.is === "completed"
        ? record()
        : within(state, ["running"], record({ _tag: "ExtractionCompleted" }), "not-running"),
    FailExtraction: ({ reason }) =>
      state.is === "failed"
        ? record()
        : within(state, ["requested", "running"], record({ _tag: "ExtractionFailed", reason }), "not-running"),
    CancelExtraction: () =>
      state.is === "cancelled"
        ? record()
        : within(state, ["requested", "running"], record({ _tag: "ExtractionCancelled" }), "already-over"),
    RetryExtraction: () => {
      if (state.is === "completed" && state.failedWindows === 0) return refuse("nothing-to-retry")
      return unless(state.is === "requested" || state.is === "running", { _tag: "ExtractionRetried" })
    }
  })

const evolve = (state: State, event: Event): State => {
  if (event._tag === "ExtractionRequested") return newExtraction(event.audience)
  return state.is === "absent" ? state : evolvePresent(state, event)
}

const newExtraction = (audience: Audience): Present => ({
  is: "requested",
  audience,
  attempt: 1,
  parts: [],
  failedWindows: 0
})

const evolvePresent = (state: Present, event: Event): Present =>
  Event.match(event, {
    ExtractionRequested: (): Present => state,
    ExtractionStarted: (): Present => ({ ...state, is: "running" }),
    MessagesSifted: ({ part }): Present => done(state, part),
    WindowRead: ({ window }): Present => done(state, window),
    WindowFailed: ({ window }): Present => ({ ...done(state, window), failedWindows: state.failedWindows + 1 }),
    ExtractionCompleted: (): Present => ({ ...state, is: "completed" }),
    ExtractionFailed: (): Present => ({ ...state, is: "failed" }),
    ExtractionCancelled: (): Present => ({ ...state, is: "cancelled" }),
    ExtractionRetried: (): Present => ({ ...newExtraction(state.audience), attempt: state.attempt + 1 })
  })

export const extraction: Decider<State, Command, Event, ExtractionRefused> = {
  initial: { is: "absent" },
  decide,
  evolve
}

const within = (
  state: Present,
  allowed: ReadonlyArray<Present["is"]>,
  decision: Decision,
  otherwise: ExtractionRefused["because"]
): Decision => (allowed.includes(state.is) ? decision : refuse(otherwise))
const once = (state: Present, attempt: number, part: string, event: Event): Decision =>
  state.is === "running" && state.attempt === attempt
    ? unless(includes(state.parts, part), event)
    : refuse("not-running")
const unless = (holds: boolean, event: Event): Decision => (holds ? record() : record(event))
const done = (state: Present, part: string): Present => ({ ...state, parts: include(state.parts, part) })
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: ExtractionRefused["because"]): Decision => Result.fail(new ExtractionRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, ExtractionRefused>
