/** The decisions of owners about parked commits, as the log holds them. */
import { ActorId } from "../../domain/ids.ts"
import type { Event } from "../../domain/projection/projection.ts"
import { type Commit, isReadable, type Recorded } from "./envelope.ts"
import { partsOf, subjectOf } from "./subjects.ts"

/** The place of a commit that no part of the program can read. Any other place is the name of a projection. */
export const everywhere = "log"
/** The subject of the decisions that every reader of the log must follow. */
export const decisionsEverywhere = subjectOf("projection", everywhere)

/** A decision about the commit `seq` of `subject`. */
export interface CommitDecision {
  readonly is: "retried" | "skipped"
  readonly place: string
  readonly subject: string
  readonly seq: number
  /** The position of the decision itself: its effect begins there. */
  readonly at: number
}

/** True for an aggregate of decisions. Its unreadable commits have no effect in this version, so they never park it. */
export const isOfDecisions = ({ subject }: Pick<Recorded, "subject">): boolean => subject.startsWith("evt.projection.")

export const decisionsIn = (recorded: Recorded): ReadonlyArray<CommitDecision> => {
  if (!isReadable(recorded) || !isOfDecisions(recorded)) return []
  // A subject of this kind holds events of this kind only.
  const events = recorded.events as ReadonlyArray<Event>
  const place = partsOf(recorded.subject).id
  return events.map(({ _tag, subject, seq }) => ({
    is: _tag === "CommitSkipped" ? "skipped" : "retried",
    place,
    subject,
    seq,
    at: recorded.seq
  }))
}

/** A skipped commit without its events: its position and the id of its command remain. */
export const withoutEvents = (recorded: Recorded): Commit => {
  if (isReadable(recorded)) return { ...recorded, events: [] }
  const { subject, seq, witness, continues, envelope } = recorded
  const head = envelope ?? unknownHead(seq)
  // The text of a subject that was loaded by its name is a subject.
  return { ...head, subject: subject as Commit["subject"], seq, witness, continues, events: [] }
}
const unknownHead = (seq: number) => ({
  command: `unreadable@${seq}`,
  digest: "",
  at: "",
  actor: ActorId.make("service:unknown"),
  causation: null,
  correlation: ""
})
