/** A thing that people get notices about: who is concerned, and the notices that it has. */
import { type ActorId, personOf } from "../../../domain/ids.ts"
import type { Audience } from "../../../domain/values.ts"
import type { NoticeKind } from "../../../domain/vocabulary.ts"
import { type Facts, type Notice, noticeIdOf } from "./notice.ts"

export interface Watched {
  readonly about: string
  readonly of: Audience
  readonly number: number | null
  readonly title: string
  /** The actor who created the thing; null for a proposal. */
  readonly by: ActorId | null
  /** The assignee of a task, set by a person or at its creation. A suggestion of a machine is not an assignment. */
  readonly assignee: ActorId | null
  /** The people who took part: they wrote a comment, were mentioned, or edited the draft. */
  readonly tookPart: ReadonlyArray<ActorId>
  /** The number of proposals of a run or an extraction. */
  readonly proposals: number
  readonly notices: { readonly [id: string]: Notice }
}

/** The commit of an event, as the rules need it. */
export interface Moment {
  readonly actor: ActorId
  readonly at: string
  readonly position: number
  /** The survivor of a merged person; every other actor itself. */
  readonly survivorOf: (actor: ActorId) => ActorId
}

/** Adds or renews the notice of each of these people. Actors get no notice of their own actions, and services get none. */
export const notify = (
  watched: Watched,
  moment: Moment,
  kind: NoticeKind,
  people: ReadonlyArray<ActorId | null>,
  facts: Facts = {}
): Watched => {
  const actor = moment.survivorOf(moment.actor)
  const notices = { ...watched.notices }
  for (const to of new Set(people.map((each) => each && moment.survivorOf(each)))) {
    const person = to === null || to === actor ? null : personOf(to)
    if (person === null) continue
    const id = noticeIdOf(watched.about, kind, person)
    const before = notices[id]
    notices[id] = {
      to: person,
      kind,
      about: watched.about,
      of: watched.of,
      number: watched.number,
      title: watched.title,
      by: actor,
      others: before === undefined || before.read || before.settled ? [] : othersOf(before, actor),
      quote: null,
      comment: null,
      due: null,
      outcome: null,
      count: 0,
      ...facts,
      at: moment.at,
      position: moment.position,
      read: false,
      later: null,
      settled: false
    }
  }
  return { ...watched, notices }
}

/** The most earlier actors that an unread notice has. */
const mostOthers = 20
const othersOf = ({ by, others }: Notice, actor: ActorId) =>
  [by, ...others].filter((each, i, all) => each !== actor && all.indexOf(each) === i).slice(0, mostOthers)

/** Settles the notices of these kinds, of one person or of all people. */
export const endNotices = (watched: Watched, kinds: ReadonlyArray<NoticeKind>, of: ActorId | null = null): Watched =>
  change(watched, (notice) =>
    notice.settled || !kinds.includes(notice.kind) || (of !== null && personOf(of) !== notice.to)
      ? notice
      : { ...notice, settled: true }
  )

/** Changes some notices; the others stay the same objects. */
export const change = (watched: Watched, to: (notice: Notice, id: string) => Notice): Watched => ({
  ...watched,
  notices: Object.fromEntries(Object.entries(watched.notices).map(([id, notice]) => [id, to(notice, id)]))
})

/** Adds people who get notices of later comments. */
export const addParticipants = (watched: Watched, ...people: ReadonlyArray<ActorId>): Watched => ({
  ...watched,
  tookPart: [...new Set([...watched.tookPart, ...people])]
})
