/** Every statement that the team knows, as it is now. */
import { Schema } from "effect"
import { ActorId, AtomId, ProposalId, RunId, TopicId } from "../../../domain/ids.ts"
import { type Closing, closing, statusIn, withClosing, withoutClosing } from "../../../domain/atom/closing.ts"
import { AtomLink, AtomType, Audience, Due, ItemStatus } from "../../../domain/values.ts"
import { textIndexes } from "../folding/textIndexes.ts"
import { type At, changeRow, idOf, idsOf, type Projection } from "../../projection.ts"
import { declareRow, internal, personalField } from "../../row.ts"

export const atomRow = declareRow(AtomId, {
  /** `A-n`: the nth atom of the log. */
  number: Schema.Int,
  type: AtomType,
  text: personalField(Schema.String),
  /** Rises with each revision of the statement, from 1; a revision names the one that the person saw. */
  revision: Schema.Int,
  /** The topic may be only proposed, or merged into another since: follow its `into`. A rejected one counts as none. */
  topic: Schema.NullOr(TopicId),
  tags: personalField(Schema.Array(Schema.String)),
  links: Schema.Array(Schema.Struct({ relation: AtomLink, to: AtomId })),
  /** The person who does the work. */
  owner: Schema.NullOr(ActorId),
  due: Schema.NullOr(Due),
  /** The state of the matter: the last of `closings` decides. */
  life: ItemStatus,
  /** The ends of the matter, each with its evidence; `by` and `at` are of the person who stated or approved it. */
  closings: Schema.Array(Schema.Struct({ ...closing, by: ActorId, at: Schema.String })),
  status: Schema.Literals(["standing", "archived"]),
  /** The proposals whose quotes prove it; the first one made it. */
  proposals: Schema.Array(ProposalId),
  /** The last run that analysed it. */
  run: Schema.NullOr(RunId),
  /** The attempt of a run that last failed on it, `run@attempt`: the attempt does not analyse it again. */
  failedIn: internal(Schema.NullOr(Schema.String)),
  audience: Audience,
  createdBy: ActorId,
  createdAt: Schema.String,
  updatedAt: Schema.String
})
export type Atom = typeof atomRow.stored.Type
export type AtomOut = typeof atomRow.wire.Type

/** How `failedIn` names an attempt. */
export const attemptOf = (run: string, attempt: number) => `${run}@${attempt}`

export const atoms: Projection<Atom, AtomOut> = {
  name: "atoms",
  version: 3,
  row: atomRow,
  indexes: [
    "(number)",
    "(audience, id)",
    "(topic)",
    "(life)",
    "(seq)",
    "using gin (links)",
    "using gin (tags)",
    ...textIndexes("text")
  ],
  versions: true,
  streamed: true,
  counted: "status",
  keys: (event, commit) => [
    ...idsOf("atom", commit),
    ...(event._tag === "BatchRead" || event._tag === "BatchFailed" ? event.atoms : [])
  ],
  begins: "AtomRecorded",
  rows: {
    AtomRecorded: (event, { commit, nth }) => ({
      [idOf(commit)]: {
        number: nth,
        type: event.type,
        text: event.text,
        revision: 1,
        topic: event.topic,
        tags: event.tags,
        links: event.links ?? [],
        owner: event.owner ?? null,
        due: event.due ?? null,
        ...lifeOf(event.closing === undefined || event.closing === null ? [] : [closed(event.closing, commit)]),
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
    // A field that the event leaves out stays.
    AtomRevised: ({ _tag: _, wordsOf: __, ...statement }, at) =>
      changed(at, (row) => ({ ...statement, revision: row.revision + 1 })),
    AtomTagged: ({ tags }, at) => changed(at, () => ({ tags })),
    AtomLinked: ({ relation, to }, at) => changed(at, (row) => ({ links: [...row.links, { relation, to }] })),
    AtomUnlinked: ({ relation, to }, at) =>
      changed(at, (row) => ({ links: row.links.filter((each) => each.relation !== relation || each.to !== to) })),
    AtomArchived: (_, at) => changed(at, () => ({ status: "archived" })),
    AtomRestored: (_, at) => changed(at, () => ({ status: "standing" })),
    AtomEvidenceAdded: ({ proposal }, at) => changed(at, (row) => ({ proposals: [...row.proposals, proposal] })),
    AtomEvidenceWithdrawn: ({ proposal }, at) =>
      changed(at, (row) => ({ proposals: row.proposals.filter((each, i) => i === 0 || each !== proposal) })),
    AtomClosed: ({ _tag: _, ...end }, at) =>
      changed(at, (row) => lifeOf(withClosing(row.closings, closed(end, at.commit)))),
    AtomReopened: (_, at) => changed(at, () => lifeOf([])),
    AtomClosingWithdrawn: ({ proposal }, at) => changed(at, (row) => lifeOf(withoutClosing(row.closings, proposal))),
    // An analysis changes nothing that the atom says, so `updatedAt` stays.
    BatchRead: (event, at) => each(at, event.atoms, { run: RunId.make(idOf(at.commit)), failedIn: null }),
    BatchFailed: (event, at) => each(at, event.atoms, { failedIn: attemptOf(idOf(at.commit), event.attempt) })
  }
}

const closed = (end: Closing, { actor, at }: At<Atom>["commit"]) => ({ ...end, by: actor, at })
const lifeOf = (closings: Atom["closings"]) => ({ life: statusIn(closings), closings })

const changed = (at: At<Atom>, change: (row: Atom) => Partial<Atom>) =>
  changeRow(at, (row) => ({ ...change(row), updatedAt: at.commit.at }))

const each = ({ before }: At<Atom>, ids: ReadonlyArray<AtomId>, change: Partial<Atom>) =>
  Object.fromEntries(
    ids.flatMap((id) => {
      const row = before(id)
      return row === undefined ? [] : [[id, { ...row, ...change }]]
    })
  )
