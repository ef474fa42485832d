/** What the team knows, statement by statement, as it stands now. */
import { type ActorId, type AtomId, type ProposalId, RunId, type TopicId } from "../../../domain/ids.ts"
import type { AtomLink, AtomType, Audience } from "../../../domain/values.ts"
import { type At, idOf, type Projection } from "../../projection.ts"

export interface Atom {
  /** `A-n`: the nth atom of the log. */
  readonly number: number
  readonly type: AtomType
  readonly text: string
  /** May be only proposed, or merged into another since. */
  readonly topic: TopicId | null
  readonly tags: ReadonlyArray<string>
  readonly links: ReadonlyArray<Link>
  readonly status: "standing" | "archived"
  /** The proposals whose quotes prove it; the first one made it. */
  readonly proposals: ReadonlyArray<ProposalId>
  /** The last analysis run that looked at it. */
  readonly run: RunId | null
  /** The attempt of a run that last failed on it, `run@attempt`: it is not looked at twice in one attempt. */
  readonly failedIn: string | null
  readonly audience: Audience
  readonly createdBy: ActorId
  readonly createdAt: string
  readonly updatedAt: string
}
interface Link {
  readonly relation: AtomLink
  readonly to: AtomId
}

/** How `failedIn` names an attempt. */
export const attemptOf = (run: string, attempt: number) => `${run}@${attempt}`

export const atoms: Projection<Atom> = {
  name: "atoms",
  version: 1,
  columns: {
    number: "integer NOT NULL",
    type: "text NOT NULL",
    text: { type: "text NOT NULL", personal: true },
    topic: "text",
    tags: { type: "jsonb NOT NULL", personal: true },
    links: "jsonb NOT NULL",
    status: "text NOT NULL",
    proposals: "jsonb NOT NULL",
    run: "text",
    failedIn: "text",
    audience: "text NOT NULL",
    createdBy: "text NOT NULL",
    createdAt: "text NOT NULL",
    updatedAt: "text NOT NULL"
  },
  indexes: [
    "(number)",
    "(topic)",
    "(seq)",
    "using gin (links)",
    "using gin (tags)",
    "using gin (to_tsvector('simple', text))",
    "using gin (lower(text) gin_trgm_ops)"
  ],
  versions: true,
  streamed: true,
  keys: (event, commit) =>
    event._tag === "BatchRead" || event._tag === "BatchFailed"
      ? event.atoms
      : commit.subject.startsWith("evt.atom.")
        ? [idOf(commit)]
        : [],
  begins: "AtomRecorded",
  rows: {
    AtomRecorded: (event, { commit, nth }) => ({
      [idOf(commit)]: {
        number: nth,
        type: event.type,
        text: event.text,
        topic: event.topic,
        tags: event.tags,
        links: [],
        status: "standing",
        proposals: [event.proposal],
        run: null,
        failedIn: null,
        audience: event.audience,
        createdBy: commit.actor,
        createdAt: commit.at,
        updatedAt: commit.at
      }
    }),
    AtomRevised: ({ type, text, topic }, at) => changed(at, () => ({ type, text, topic })),
    AtomTagged: ({ tags }, at) => changed(at, () => ({ tags })),
    AtomLinked: ({ relation, to }, at) => changed(at, (row) => ({ links: [...row.links, { relation, to }] })),
    AtomUnlinked: ({ relation, to }, at) =>
      changed(at, (row) => ({ links: row.links.filter((each) => each.relation !== relation || each.to !== to) })),
    AtomArchived: (_, at) => changed(at, () => ({ status: "archived" })),
    AtomRestored: (_, at) => changed(at, () => ({ status: "standing" })),
    AtomEvidenceAdded: ({ proposal }, at) => changed(at, (row) => ({ proposals: [...row.proposals, proposal] })),
    AtomEvidenceWithdrawn: ({ proposal }, at) =>
      changed(at, (row) => ({ proposals: row.proposals.filter((each, i) => i === 0 || each !== proposal) })),
    // Being looked at is no change of what it says: `updatedAt` stays.
    BatchRead: (event, at) => each(at, event.atoms, { run: RunId.make(idOf(at.commit)), failedIn: null }),
    BatchFailed: (event, at) => each(at, event.atoms, { failedIn: attemptOf(idOf(at.commit), event.attempt) })
  }
}

const changed = ({ commit, before }: At<Atom>, change: (row: Atom) => Partial<Atom>) => {
  const row = before(idOf(commit))
  return row === undefined ? {} : { [idOf(commit)]: { ...row, ...change(row), updatedAt: commit.at } }
}

const each = ({ before }: At<Atom>, ids: ReadonlyArray<AtomId>, change: Partial<Atom>) =>
  Object.fromEntries(
    ids.flatMap((id) => {
      const row = before(id)
      return row === undefined ? [] : [[id, { ...row, ...change }]]
    })
  )
