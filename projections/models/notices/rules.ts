/**
 * The rules that turn events into notices of people. Pure, so a replay makes the same notices, and the dashboard and Telegram
 * show the same ones.
 */
import { type ActorId, personOf } from "../../../domain/ids.ts"
import type { Draft } from "../../../domain/knowledge/draft.ts"
import { team } from "../../../domain/values.ts"
import type { EventOf, EventTag } from "../../../streams/commit/events.ts"
import { type Facts, type Notice, noticeIdOf } from "./notice.ts"
import { change, type Moment, endNotices, addParticipants, notify, type Watched } from "./watched.ts"

/** The state of a thing after one of its events. */
export type NoticeRule<T extends EventTag> = (watched: Watched, event: EventOf<T>, moment: Moment) => Watched
/** The thing that an event creates. `nth`: the place of the event among those of its tag; for a task, its number. */
type Beginning<T extends EventTag> = (event: EventOf<T>, moment: Moment, nth: number) => Omit<Watched, "about">

const fresh = { number: null, title: "", by: null, assignee: null, tookPart: [], proposals: 0, notices: {} }

export const beginnings = {
  TaskCreated: ({ audience, title, assignee }, { actor }, nth) => ({
    ...fresh,
    of: audience,
    number: nth,
    title,
    by: actor,
    assignee
  }),
  ExtractionRequested: ({ audience }, { actor }) => ({ ...fresh, of: audience, by: actor }),
  RunCreated: ({ audience, name }, { actor }) => ({ ...fresh, of: audience, by: actor, title: name }),
  TopicProposed: ({ audience, draft }) => ({ ...fresh, of: audience, title: titleOf(draft) }),
  AtomProposed: ({ audience, draft }) => ({ ...fresh, of: audience, title: titleOf(draft) }),
  TaskProposed: ({ audience, draft }) => ({ ...fresh, of: audience, title: titleOf(draft) }),
  EndpointRegistered: ({ name }, { actor }) => ({ ...fresh, of: team, title: name, by: actor })
} satisfies { readonly [T in EventTag]?: Beginning<T> }

const aboutWork = ["assigned", "soon", "overdue"] as const
const aboutDates = ["soon", "overdue"] as const

/** The people of a task besides those who took part: its author and its assignee. */
const concernedBy = ({ by, assignee }: Watched) => [by, assignee]

/** Changes the notices whose last comment is this one. */
const ofComment = (watched: Watched, comment: string, to: Partial<Pick<Notice, "quote" | "settled">>) =>
  change(watched, (notice) => (notice.comment === comment ? { ...notice, ...to } : notice))

const mentionOf = ({ about, notices }: Watched, to: ActorId): Notice | undefined => {
  const person = personOf(to)
  return person === null ? undefined : notices[noticeIdOf(about, "mentioned", person)]
}

const finished =
  (outcome: "done" | "cancelled") =>
  (watched: Watched, _: object, moment: Moment): Watched =>
    notify(endNotices(watched, aboutWork), moment, "done", concernedBy(watched), { outcome })

const decided =
  (outcome: "approved" | "rejected" | "merged") =>
  (watched: Watched, _: object, moment: Moment): Watched =>
    notify(watched, moment, "decided", watched.tookPart, { outcome })

const counted = (watched: Watched, { proposals }: { readonly proposals: ReadonlyArray<string> }): Watched => ({
  ...watched,
  proposals: watched.proposals + proposals.length
})
/** The person who requested the proposals gets a notice that they wait. */
const completed = (watched: Watched, _: object, moment: Moment): Watched =>
  watched.proposals === 0 ? watched : notify(watched, moment, "approval", [watched.by], { count: watched.proposals })

const endOfOutage = (watched: Watched): Watched => endNotices(watched, ["failing"])

export const rules: { readonly [T in EventTag]?: NoticeRule<T> } = {
  TaskCreated: (watched, { assignee }, moment) => notify(watched, moment, "assigned", [assignee]),
  TaskAssigned: (watched, { assignee }, moment) => {
    if (assignee === watched.assignee) return watched
    const left =
      watched.assignee === null ? watched : endNotices(watched, aboutWork, moment.survivorOf(watched.assignee))
    return notify({ ...left, assignee }, moment, "assigned", [assignee])
  },
  TaskRetitled: (watched, { title }) => change({ ...watched, title }, (notice) => ({ ...notice, title })),
  TaskScheduled: (watched) => endNotices(watched, aboutDates),
  TaskReminded: (watched, { due, stage }, moment) => {
    const before = stage === "overdue" ? endNotices(watched, ["soon"]) : watched
    return notify(before, moment, stage, [watched.assignee ?? watched.by], { due })
  },
  TaskCommented: (watched, { comment, text, mentions = [] }, moment) => {
    const facts: Facts = { comment, quote: beginningOf(text) }
    const followers = [...concernedBy(watched), ...watched.tookPart]
    const named = new Set(mentions.map(moment.survivorOf))
    const mentioned = notify(watched, moment, "mentioned", mentions, facts)
    const others = followers.filter((each) => each !== null && !named.has(moment.survivorOf(each)))
    return addParticipants(notify(mentioned, moment, "commented", others, facts), moment.actor, ...mentions)
  },
  CommentEdited: (watched, { comment, text, mentions = [] }, moment) => {
    const facts = { comment, quote: beginningOf(text) }
    const edited = ofComment(watched, comment, { quote: facts.quote })
    // A person whom the comment mentions already is not told again.
    const named = mentions.filter((each) => mentionOf(edited, moment.survivorOf(each))?.comment !== comment)
    return addParticipants(notify(edited, moment, "mentioned", named, facts), ...named)
  },
  // The words of a deleted comment must not stay in a row.
  CommentDeleted: (watched, { comment }) => ofComment(watched, comment, { quote: null, settled: true }),
  // The event has no words: the notice leads to the comment.
  CommentRestored: (watched, { comment }) => ofComment(watched, comment, { settled: false }),
  TaskCompleted: finished("done"),
  TaskCancelled: finished("cancelled"),
  TaskReopened: (watched) => endNotices(watched, ["done"]),
  TaskWithdrawn: (watched) => endNotices(watched, [...aboutWork, "mentioned", "commented", "done"]),
  // A person who could not see the task before may now.
  TaskShared: (watched) => change({ ...watched, of: team }, (notice) => ({ ...notice, of: team })),

  WindowRead: counted,
  BatchRead: counted,
  ExtractionCompleted: completed,
  RunCompleted: completed,
  RunClosed: (watched) => endNotices(watched, ["approval"]),

  ProposalAmended: (watched, { draft }, { actor }) => addParticipants({ ...watched, title: titleOf(draft) }, actor),
  ProposalApproved: decided("approved"),
  ProposalRejected: decided("rejected"),
  ProposalMerged: decided("merged"),
  ProposalReopened: (watched) => endNotices(watched, ["decided"]),

  EndpointChanged: (watched, { name: title }) => change({ ...watched, title }, (notice) => ({ ...notice, title })),
  EndpointFailing: (watched, { tell = [] }, moment) => notify(watched, moment, "failing", tell),
  // Nothing arrives at a disabled webhook either.
  EndpointDisabled: (watched, { because, tell = [] }, moment) =>
    because === "removed" ? endNotices(watched, ["failing"]) : notify(watched, moment, "failing", tell),
  EndpointRecovered: endOfOutage,
  EndpointPaused: endOfOutage,
  EndpointResumed: endOfOutage
}

const titleOf = (draft: Draft): string => {
  if (draft.kind === "atom") return beginningOf(draft.text)
  return draft.kind === "topic" ? draft.name : draft.title
}

/** Code points of a quote. */
const quoteLength = 160
/** The beginning of a text, in one line. Cuts between code points. */
export const beginningOf = (text: string): string => {
  const characters = [
    ...text
      .slice(0, quoteLength * 4)
      .replace(/\p{Surrogate}$/u, "")
      .replace(/\s+/gu, " ")
      .trim()
  ]
  return characters.length > quoteLength ? `${characters.slice(0, quoteLength - 1).join("")}…` : characters.join("")
}

export const creatingTags = Object.keys(beginnings) as ReadonlyArray<keyof typeof beginnings>
/** The thing that the event creates; null for an event that creates none. */
export const createdThing = (about: string, event: EventOf<EventTag>, moment: Moment, nth: number): Watched | null => {
  const byTag: { readonly [tag: string]: unknown } = beginnings
  // The cast: the beginning is found by the tag of the event that it gets.
  const begin = byTag[event._tag] as ((...of: [object, Moment, number]) => Omit<Watched, "about">) | undefined
  return begin === undefined ? null : { about, ...begin(event, moment, nth) }
}
