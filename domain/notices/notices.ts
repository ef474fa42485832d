/**
 * Marks of single notices, and the settings of notices, of one person. The notices themselves are not events: they
 * follow from the events of tasks, runs and proposals (`projections/models/notices/`).
 */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { Instant } from "../values.ts"
import { noticeChannels, noticeKinds } from "../vocabulary.ts"
import { reaches } from "./reaches.ts"
import { NoticeSettings } from "./settings.ts"

/** `<kind of the thing>.<id of the thing>.<kind of the notice>.<person>`. */
const NoticeId = Schema.String.check(
  Schema.isPattern(
    new RegExp(
      String.raw`^(task|run|extraction|proposal|endpoint)\.[a-z0-9]{8,40}\.(${noticeKinds.join("|")})\.[a-z0-9]{8,40}$`
    ),
    { message: "must be the id of a notice" }
  ),
  Schema.isMaxLength(110)
)
/** The most notices of one command: as many as a window shows. */
export const mostMarked = 200
const list = { notices: Schema.NonEmptyArray(NoticeId).check(Schema.isMaxLength(mostMarked)) }
/** Positions of the log, up to the largest whole number of JavaScript. */
const Position = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
/** `upTo`: the position of the log that the person saw. A notice that was renewed later stays unread. */
const read = { ...list, upTo: Position }
/** `until`: lists hide the notices until then; null shows them again. */
const postponed = { ...list, until: Schema.NullOr(Instant) }
const set = { settings: NoticeSettings }

export const Command = Schema.TaggedUnion({
  ReadNotices: read,
  UnreadNotices: list,
  PostponeNotices: postponed,
  SetNotices: set
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  NoticesRead: read,
  NoticesUnread: list,
  NoticesPostponed: postponed,
  NoticeSettingsSet: set
})
export type Event = typeof Event.Type

/** The marks of one notice. An absent field was never set. */
interface Mark {
  /** Read up to this position; null: unread. */
  readonly upTo?: number | null
  readonly until?: Instant | null
}
export interface State {
  readonly settings: NoticeSettings | null
  /** The newest marks, the oldest first. Older ones are dropped, so the same mark of such a notice is recorded again. */
  readonly marks: ReadonlyMap<string, Mark>
}
/** Enough for five commands of the largest size. */
const mostMarks = 5 * mostMarked

/** Refuses nothing: a mark of a notice that does not exist is recorded and changes no row. */
export const notices: Decider<State, Command, Event, never> = {
  initial: { settings: null, marks: new Map() },

  decide: (command, { settings, marks }) =>
    Command.match(command, {
      ReadNotices: ({ notices, upTo }) =>
        recordFor(
          notices.filter((id) => {
            const known = marks.get(id)?.upTo
            return known === undefined || known === null || known < upTo
          }),
          (changed) => ({ _tag: "NoticesRead", notices: changed, upTo })
        ),
      UnreadNotices: ({ notices }) =>
        recordFor(
          notices.filter((id) => marks.get(id)?.upTo !== null),
          (changed) => ({ _tag: "NoticesUnread", notices: changed })
        ),
      PostponeNotices: ({ notices, until }) =>
        recordFor(
          notices.filter((id) => marks.get(id)?.until !== until),
          (changed) => ({ _tag: "NoticesPostponed", notices: changed, until })
        ),
      SetNotices: ({ settings: next }) =>
        Result.succeed(areSameSettings(settings, next) ? [] : [{ _tag: "NoticeSettingsSet" as const, settings: next }])
    }),

  evolve: (state, event) =>
    Event.match(event, {
      NoticesRead: ({ notices, upTo }): State => marked(state, notices, () => ({ upTo })),
      NoticesUnread: ({ notices }): State => marked(state, notices, () => ({ upTo: null })),
      NoticesPostponed: ({ notices, until }): State => marked(state, notices, () => ({ until })),
      NoticeSettingsSet: ({ settings }): State => ({ ...state, settings })
    })
}

type Some = readonly [string, ...ReadonlyArray<string>]
/** An event about the notices whose mark changes, or no event. */
const recordFor = (changed: ReadonlyArray<string>, event: (changed: Some) => Event): Decision => {
  const [first, ...rest] = new Set(changed)
  return Result.succeed(first === undefined ? [] : [event([first, ...rest])])
}

const marked = (state: State, ids: ReadonlyArray<string>, mark: () => Mark): State => {
  const marks = new Map(state.marks)
  for (const id of ids) {
    const merged = { ...marks.get(id), ...mark() }
    marks.delete(id)
    marks.set(id, merged)
  }
  for (const id of marks.keys()) {
    if (marks.size <= mostMarks) break
    marks.delete(id)
  }
  return { ...state, marks }
}

const areSameSettings = (a: NoticeSettings | null, b: NoticeSettings) =>
  a !== null &&
  a.digest === b.digest &&
  a.quiet?.from === b.quiet?.from &&
  a.quiet?.to === b.quiet?.to &&
  noticeKinds.every((kind) =>
    noticeChannels.every((channel) => reaches(a, kind, channel) === reaches(b, kind, channel))
  )
type Decision = Result.Result<ReadonlyArray<Event>>
