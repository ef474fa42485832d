/**
 * The notices of each person. The same table has the state that they are derived from: one row for each watched thing, and one
 * for the merges of people. These rows have an audience without readers, and are never sent.
 */
import { Schema } from "effect"
import { ActorId, personActor, PersonId, reactorActor } from "../../../domain/ids.ts"
import { Audience, Due } from "../../../domain/values.ts"
import { noticeKinds } from "../../../domain/vocabulary.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import type { EventOf, EventTag } from "../../../streams/commit/events.ts"
import { partsOf } from "../../../streams/commit/subjects.ts"
import { type At, idOf, noReaders, type Projection } from "../../projection.ts"
import { declareRow, internal, personalField } from "../../row.ts"
import { creatingTags, createdThing, type NoticeRule, rules } from "./rules.ts"
import { type Notice, partsOfNotice } from "./notice.ts"
import { change, type Moment, type Watched } from "./watched.ts"

export const noticeRow = declareRow(Schema.String, {
  audience: Audience,
  /** The person, without a prefix: a merge does not change it. */
  to: internal(Schema.String),
  kind: Schema.Literals(noticeKinds),
  /** The subject of the thing. Null for a reader who may not see the thing: such a row is not sent. */
  about: Schema.NullOr(Schema.String),
  of: internal(Audience),
  number: Schema.NullOr(Schema.Int),
  title: personalField(Schema.String),
  by: ActorId,
  others: Schema.Array(ActorId),
  quote: personalField(Schema.NullOr(Schema.String)),
  comment: Schema.NullOr(Schema.String),
  due: Schema.NullOr(Due),
  outcome: Schema.NullOr(Schema.Literals(["done", "cancelled", "approved", "rejected", "merged"])),
  count: Schema.Int,
  at: Schema.String,
  position: Schema.Int,
  read: Schema.Boolean,
  later: Schema.NullOr(Schema.String),
  settled: Schema.Boolean,
  /** The row of a thing: its people and notices. Null in the row of a notice. */
  watched: internal(personalField(Schema.NullOr(Schema.Record(Schema.String, Schema.Unknown))))
})
export type NoticeStored = typeof noticeRow.stored.Type
export type NoticeOut = typeof noticeRow.wire.Type

/** The row of the merges: the survivor of each merged person. */
const mergesKey = "merges"
type Merges = Readonly<Record<string, ActorId>>

const followedTags: ReadonlySet<string> = new Set([...Object.keys(rules), ...creatingTags])
const watchedKinds: ReadonlySet<string> = new Set(["task", "run", "extraction", "proposal", "endpoint"])

export const noticesProjection: Projection<NoticeStored, NoticeOut> = {
  name: "notices",
  version: 4,
  row: noticeRow,
  indexes: [`(audience, at, id) where watched is null and not settled`, `(seq)`, `(position) where watched is null`],
  versions: false,
  streamed: true,
  // Almost every commit on a task changes the row of the task, and no one reads it.
  announced: ({ watched }) => watched === null,
  keys: (event, commit) => {
    if (event._tag === "PersonMerged") return [mergesKey]
    if ("notices" in event) return [mergesKey, ...event.notices.map((id) => partsOfNotice(id).about)]
    const { kind } = partsOf(commit.subject)
    return watchedKinds.has(kind) && followedTags.has(event._tag) ? [mergesKey, commit.subject] : []
  },
  further: ({ watched }) => {
    const { notices } = (watched ?? {}) as Partial<Watched>
    return notices === undefined ? [] : Object.keys(notices)
  },
  rows: {
    ...Object.fromEntries(
      // Every event that has a rule or creates a thing has the same handler.
      [...followedTags].map((tag) => [tag, afterEvent])
    ),
    PersonMerged: ({ into }, { commit, before }) => ({
      [mergesKey]: {
        ...noNotice,
        watched: { ...mergesIn(before), [`person:${idOf(commit)}`]: `person:${into}` }
      }
    }),
    NoticesRead: ({ notices, upTo }, at) =>
      marked(at, notices, (notice) => (notice.position <= upTo ? { ...notice, read: true } : notice)),
    NoticesUnread: ({ notices }, at) => marked(at, notices, (notice) => ({ ...notice, read: false })),
    NoticesPostponed: ({ notices, until }, at) => marked(at, notices, (notice) => ({ ...notice, later: until }))
  }
}

type Before = At<NoticeStored>["before"]
// The casts of this file: a row of a thing has what `rowsOf` stored.
const watchedIn = (before: Before, about: string) => (before(about)?.watched ?? null) as Watched | null
const mergesIn = (before: Before) => (before(mergesKey)?.watched ?? {}) as unknown as Merges

/** The longest chain of merges that is followed. */
const mostMerges = 8
const survivorIn = (merges: Merges) => (actor: ActorId) => {
  let now = actor
  for (let i = 0; i < mostMerges; i++) {
    const into = merges[now]
    if (into === undefined) return now
    now = into
  }
  return now
}
const momentOf = (commit: Commit, before: Before): Moment => ({
  actor: commit.actor,
  at: commit.at,
  position: commit.seq,
  survivorOf: survivorIn(mergesIn(before))
})

/** The rows after an event of a watched thing. */
function afterEvent(event: EventOf<EventTag>, { commit, before, nth }: At<NoticeStored>) {
  const moment = momentOf(commit, before)
  const known = watchedIn(before, commit.subject)
  const first = createdThing(commit.subject, event, moment, nth)
  // An old log may have two creations of one task: the notices after the first one stay.
  const start = first === null ? known : { ...first, notices: known?.notices ?? {} }
  if (start === null) return {}
  // The cast: the rule is found by the tag of the event that it gets.
  const rule = rules[event._tag] as NoticeRule<EventTag> | undefined
  return rowsOf(known, rule === undefined ? start : rule(start, event, moment))
}

/** Marks notices of the person that the commit is about. Notices of other people stay as they are. */
function marked({ commit, before }: At<NoticeStored>, ids: ReadonlyArray<string>, mark: (notice: Notice) => Notice) {
  const { survivorOf } = momentOf(commit, before)
  const owner = survivorOf(personActor(PersonId.make(idOf(commit))))
  const things = new Map<string, Set<string>>()
  for (const id of ids) {
    const { about } = partsOfNotice(id)
    things.set(about, (things.get(about) ?? new Set()).add(id))
  }
  const rows: Record<string, NoticeStored> = {}
  for (const [about, wanted] of things) {
    const known = watchedIn(before, about)
    if (known === null) continue
    const isOwn = (notice: Notice) => survivorOf(personActor(notice.to)) === owner
    const next = change(known, (notice, id) => (wanted.has(id) && isOwn(notice) ? mark(notice) : notice))
    Object.assign(rows, rowsOf(known, next))
  }
  return rows
}

/** The row of the thing, and the rows of its notices that changed. */
const rowsOf = (known: Watched | null, now: Watched): Record<string, NoticeStored> => ({
  // The cast: a thing is JSON.
  [now.about]: { ...noNotice, watched: now as unknown as NoticeStored["watched"] },
  ...Object.fromEntries(
    Object.entries(now.notices)
      .filter(([id, notice]) => known?.notices[id] !== notice)
      .map(([id, notice]) => [id, { ...notice, audience: personAudience(notice.to), watched: null }])
  )
})
const personAudience = (person: PersonId) => Audience.make(personActor(person))

/** The columns of a row that is not a notice. */
const noNotice: NoticeStored = {
  audience: noReaders,
  to: "",
  kind: "assigned",
  about: null,
  of: noReaders,
  number: null,
  title: "",
  by: reactorActor("notices"),
  others: [],
  quote: null,
  comment: null,
  due: null,
  outcome: null,
  count: 0,
  at: "",
  position: 0,
  read: true,
  later: null,
  settled: true,
  watched: null
}
