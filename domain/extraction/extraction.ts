/** One reading of a stretch of chat: what was asked, how far it is, and what could not be read. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { ChatId, MessageId } from "../ids.ts"
import { Count, outcome, PartKey, Sifted, Why } from "../knowledge/reading.ts"
import { Audience, Instant } from "../values.ts"

const requested = {
  /** Null: every chat, and what was said outside of one. */
  chat: Schema.NullOr(ChatId),
  /** Of the messages' own time; both included. */
  from: Schema.NullOr(Instant),
  to: Schema.NullOr(Instant),
  /** Also what was read before; what is known already is proposed no second time. */
  again: Schema.Boolean,
  /** What whoever asked may see, then: nothing else is read. */
  audiences: Schema.NonEmptyArray(Audience).check(Schema.isMaxLength(200)),
  /** Who may see that it is at work. */
  audience: Audience
}
/** Which attempt it is of: what one that was given up still finds counts for nothing. */
const part = { attempt: Count }
const Messages = Schema.NonEmptyArray(MessageId).check(Schema.isMaxLength(60))

export const Command = Schema.TaggedUnion({
  RequestExtraction: requested,
  StartExtraction: { messages: Count },
  /** Messages that say nothing worth a model's time. */
  SiftMessages: { ...part, part: PartKey, noise: Schema.NonEmptyArray(Sifted).check(Schema.isMaxLength(1000)) },
  ReadWindow: { ...part, window: PartKey, messages: Messages, ...outcome },
  FailWindow: { ...part, window: PartKey, messages: Messages, reason: Why },
  CompleteExtraction: {},
  FailExtraction: { reason: Why },
  CancelExtraction: {},
  /** Goes on after a cancellation or a failure, and reads again what could not be read. */
  RetryExtraction: {}
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  ExtractionRequested: requested,
  /** How many messages it is going to read. */
  ExtractionStarted: { messages: Count },
  MessagesSifted: { ...part, part: PartKey, noise: Schema.NonEmptyArray(Sifted) },
  WindowRead: { ...part, window: PartKey, messages: Messages, ...outcome },
  WindowFailed: { ...part, window: PartKey, messages: Messages, reason: Why },
  ExtractionCompleted: {},
  ExtractionFailed: { reason: Why },
  ExtractionCancelled: {},
  ExtractionRetried: {}
})
export type Event = typeof Event.Type

interface Present {
  readonly is: "requested" | "running" | "completed" | "failed" | "cancelled"
  readonly audience: Audience
  /** From 1; each retry is one more. */
  readonly attempt: number
  /** What this attempt is done with, by key. */
  readonly parts: ReadonlySet<string>
  /** Windows of this attempt that could not be read. */
  readonly failedWindows: number
}
export type State = { readonly is: "absent" } | Present

export class ExtractionRefused extends Schema.TaggedError<ExtractionRefused>()("ExtractionRefused", {
  because: Schema.Literals(["not-found", "already-exists", "not-running", "already-over", "nothing-to-retry"])
}) {}

export const extraction: Decider<State, Command, Event, ExtractionRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      RequestExtraction: ({ _tag: _, ...what }) =>
        state.is === "absent" ? record({ _tag: "ExtractionRequested", ...what }) : refuse("already-exists"),
      StartExtraction: ({ messages }) =>
        state.is === "requested"
          ? record({ _tag: "ExtractionStarted", messages })
          : at(state, ["running"], () => record(), "not-running"),
      SiftMessages: ({ _tag: _, ...what }) => once(state, what.attempt, what.part, { _tag: "MessagesSifted", ...what }),
      ReadWindow: ({ _tag: _, ...what }) => once(state, what.attempt, what.window, { _tag: "WindowRead", ...what }),
      FailWindow: ({ _tag: _, ...what }) => once(state, what.attempt, what.window, { _tag: "WindowFailed", ...what }),
      CompleteExtraction: () =>
        state.is === "completed" ? record() : running(state, () => record({ _tag: "ExtractionCompleted" })),
      FailExtraction: ({ reason }) =>
        state.is === "failed"
          ? record()
          : at(state, ["requested", "running"], () => record({ _tag: "ExtractionFailed", reason }), "not-running"),
      CancelExtraction: () =>
        state.is === "cancelled"
          ? record()
          : at(state, ["requested", "running"], () => record({ _tag: "ExtractionCancelled" }), "already-over"),
      RetryExtraction: () =>
        state.is === "absent"
          ? refuse("not-found")
          : state.is === "requested" || state.is === "running"
            ? record()
            : state.is === "completed" && state.failedWindows === 0
              ? refuse("nothing-to-retry")
              : record({ _tag: "ExtractionRetried" })
    }),

  evolve: (state, event) =>
    event._tag === "ExtractionRequested"
      ? { is: "requested", audience: event.audience, attempt: 1, parts: new Set(), failedWindows: 0 }
      : state.is === "absent"
        ? state
        : Event.match(event, {
            ExtractionRequested: (): State => state,
            ExtractionStarted: (): State => ({ ...state, is: "running" }),
            MessagesSifted: ({ part }): State => done(state, part),
            WindowRead: ({ window }): State => done(state, window),
            WindowFailed: ({ window }): State => ({
              ...done(state, window),
              failedWindows: state.failedWindows + 1
            }),
            ExtractionCompleted: (): State => ({ ...state, is: "completed" }),
            ExtractionFailed: (): State => ({ ...state, is: "failed" }),
            ExtractionCancelled: (): State => ({ ...state, is: "cancelled" }),
            ExtractionRetried: (): State => ({
              ...state,
              is: "requested",
              attempt: state.attempt + 1,
              parts: new Set(),
              failedWindows: 0
            })
          })
}

const at = (
  state: State,
  where: ReadonlyArray<Present["is"]>,
  then: (now: Present) => Decision,
  otherwise: ExtractionRefused["because"]
): Decision =>
  state.is === "absent" ? refuse("not-found") : where.includes(state.is) ? then(state) : refuse(otherwise)
const running = (state: State, then: (now: Present) => Decision): Decision =>
  at(state, ["running"], then, "not-running")
const once = (state: State, attempt: number, part: string, event: Event): Decision =>
  running(state, (now) =>
    now.attempt !== attempt ? refuse("not-running") : now.parts.has(part) ? record() : record(event)
  )
const done = (state: Present, part: string): Present => ({ ...state, parts: new Set([...state.parts, part]) })
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: ExtractionRefused["because"]): Decision => Result.fail(new ExtractionRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, ExtractionRefused>
