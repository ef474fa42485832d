/**
 * A statement that a team may rely on (a decision, a problem, a risk), with its evidence. Its matter is open until a person
 * ends it, or approves a proposal that ends it.
 */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { type ActorId, ProposalId } from "../ids.ts"
import { Closing, closing, isClosedSo, withClosing, withoutClosing } from "./closing.ts"
import {
  absorbed,
  areTags,
  atomTags,
  authored,
  content,
  isLink,
  isSaid,
  link,
  recorded,
  revised,
  statement
} from "./fields.ts"
import { isUsed, newAtom, type Present, worked } from "./state.ts"
import { mostTags } from "../text/limits.ts"
import { isOutdated, seenRevision, TextVersions } from "../text/versions.ts"

export const Command = Schema.TaggedUnion({
  RecordAtom: recorded,
  /**
   * Replaces the type, the text and the topic, and also the owner and the due date if they are given. Refused
   * `changed-meanwhile`, with both versions, when the statement no longer has the revision that the person saw.
   */
  ReviseAtom: { ...statement, ...seenRevision },
  /** Adds and removes tags. The other tags stay, also those that the sender has not seen. */
  TagAtom: { ...authored, add: atomTags, remove: atomTags },
  LinkAtom: link,
  UnlinkAtom: link,
  ArchiveAtom: {},
  /** Undoes an approval. Refused when the atom was used since. */
  WithdrawAtom: { proposal: ProposalId },
  /** Restores the atom as it was (`content` is null), or with the draft of a second approval. */
  RestoreAtom: { content: Schema.NullOr(Schema.Struct(content)) },
  /** `closing`: the proposal also ends the matter. */
  AddAtomEvidence: { proposal: ProposalId, closing: Schema.NullOr(Closing) },
  /** Withdraws the evidence of a proposal, and its end of the matter. */
  WithdrawAtomEvidence: { proposal: ProposalId },
  /** Takes the evidence and the tags of another statement, which is merged into this one. */
  AbsorbAtom: { ...authored, proposals: absorbed, tags: atomTags },
  /** Undoes it: withdraws this evidence and removes these tags. */
  ReleaseAtom: { ...authored, proposals: absorbed, tags: atomTags },
  CloseAtom: closing,
  /** Withdraws every end of the matter. */
  ReopenAtom: {},
  /** Undoes the end of the matter by this proposal. */
  WithdrawAtomClosing: { proposal: ProposalId }
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  AtomRecorded: recorded,
  AtomRevised: statement,
  AtomTagged: { ...authored, tags: atomTags },
  AtomLinked: link,
  AtomUnlinked: link,
  AtomArchived: {},
  AtomRestored: {},
  /** Another proposal was merged into it, with its evidence. */
  AtomEvidenceAdded: { proposal: ProposalId },
  AtomEvidenceWithdrawn: { proposal: ProposalId },
  AtomClosed: closing,
  AtomReopened: {},
  AtomClosingWithdrawn: { proposal: ProposalId }
})
export type Event = typeof Event.Type

export type State = { readonly is: "absent" } | Present

export class AtomRefused extends Schema.TaggedError<AtomRefused>()("AtomRefused", {
  because: Schema.Literals([
    "not-found",
    "already-exists",
    "archived",
    "used-since",
    "itself",
    "changed-meanwhile",
    "too-many-tags"
  ]),
  /** Only with the reason `changed-meanwhile`. */
  versions: Schema.optionalKey(TextVersions)
}) {}

const decide = (command: Command, state: State): Decision => {
  if (command._tag === "RecordAtom") {
    const { _tag: _, ...what } = command
    return state.is === "absent" ? record({ _tag: "AtomRecorded", ...what }) : refuse("already-exists")
  }
  return state.is === "absent" ? refuse("not-found") : decidePresent(command, state)
}

const decidePresent = (command: Command, state: Present): Decision =>
  Command.match(command, {
    RecordAtom: () => refuse("already-exists"),
    ReviseAtom: ({ _tag: _, revision: seen, ...now }) =>
      ifActive(state, () => {
        if (isSaid(state, now)) return record()
        const versions = { revision: state.revision, current: state.text, yours: now.text }
        return isOutdated(seen, state.revision)
          ? Result.fail(new AtomRefused({ because: "changed-meanwhile", versions }))
          : record({ _tag: "AtomRevised", ...now })
      }),
    TagAtom: ({ add, remove, wordsOf }) =>
      ifActive(state, () => {
        const now = [...new Set([...state.tags.filter((tag) => !remove.includes(tag)), ...add])]
        return now.length > mostTags ? refuse("too-many-tags") : record(...newTags(state, wordsOf, now))
      }),
    LinkAtom: ({ _tag: _, ...now }) =>
      ifActive(state, () => unless(state.links.some(isLink(now)), { _tag: "AtomLinked", ...now })),
    UnlinkAtom: ({ _tag: _, ...now }) =>
      ifActive(state, () => unless(!state.links.some(isLink(now)), { _tag: "AtomUnlinked", ...now })),
    ArchiveAtom: () => unless(state.is === "archived", { _tag: "AtomArchived" }),
    WithdrawAtom: ({ proposal }) => {
      if (state.is === "archived") return record()
      return isUsed(state, proposal) ? refuse("used-since") : record({ _tag: "AtomArchived" })
    },
    RestoreAtom: ({ content: now }) =>
      state.is === "active" ? record() : record(...differences(state, now), { _tag: "AtomRestored" }),
    AddAtomEvidence: ({ proposal, closing: end }) =>
      ifActive(state, () =>
        record(...(state.proposals.includes(proposal) ? [] : [evidenceOf(proposal)]), ...newClosing(state, end))
      ),
    WithdrawAtomEvidence: ({ proposal }) =>
      state.proposals.slice(1).includes(proposal)
        ? record({ _tag: "AtomEvidenceWithdrawn", proposal }, ...oldClosing(state, proposal))
        : record(),
    AbsorbAtom: ({ wordsOf, proposals, tags }) =>
      ifActive(state, () => {
        const added = [...new Set(proposals)].filter((each) => !state.proposals.includes(each))
        const all = [...new Set([...state.tags, ...tags])].slice(0, mostTags)
        return record(...added.map(evidenceOf), ...newTags(state, wordsOf, all))
      }),
    ReleaseAtom: ({ wordsOf, proposals, tags }) =>
      ifActive(state, () => {
        const taken = state.proposals.slice(1).filter((each) => proposals.includes(each))
        const rest = state.tags.filter((tag) => !tags.includes(tag))
        return record(
          ...taken.flatMap((proposal) => [
            { _tag: "AtomEvidenceWithdrawn", proposal } as const,
            ...oldClosing(state, proposal)
          ]),
          ...newTags(state, wordsOf, rest)
        )
      }),
    CloseAtom: ({ _tag: _, ...end }) => ifActive(state, () => record(...newClosing(state, end))),
    ReopenAtom: () => ifActive(state, () => unless(state.closings.length === 0, { _tag: "AtomReopened" })),
    WithdrawAtomClosing: ({ proposal }) => record(...oldClosing(state, proposal))
  })

const evolve = (state: State, event: Event): State => {
  if (event._tag === "AtomRecorded") return newAtom(event)
  return state.is === "absent" ? state : evolvePresent(state, event)
}

const evolvePresent = (state: Present, event: Event): Present =>
  Event.match(event, {
    AtomRecorded: (first): Present => newAtom(first),
    AtomRevised: (now): Present => worked({ ...state, ...revised(state, now), revision: state.revision + 1 }),
    AtomTagged: ({ tags: now }): Present => worked({ ...state, tags: now }),
    AtomLinked: ({ relation, to }): Present => worked({ ...state, links: [...state.links, { relation, to }] }),
    AtomUnlinked: (now): Present => ({ ...state, links: state.links.filter((each) => !isLink(now)(each)) }),
    AtomArchived: (): Present => ({ ...state, is: "archived" }),
    AtomRestored: (): Present => ({ ...state, is: "active" }),
    AtomEvidenceAdded: ({ proposal }): Present => ({ ...state, proposals: [...state.proposals, proposal] }),
    AtomEvidenceWithdrawn: ({ proposal }): Present => ({
      ...state,
      proposals: [state.proposals[0], ...state.proposals.slice(1).filter((each) => each !== proposal)]
    }),
    AtomClosed: ({ _tag: _, ...end }): Present => {
      const closed = { ...state, closings: withClosing(state.closings, end) }
      return end.proposal === null ? worked(closed) : closed
    },
    AtomReopened: (): Present => worked({ ...state, closings: [] }),
    AtomClosingWithdrawn: ({ proposal }): Present => ({ ...state, closings: withoutClosing(state.closings, proposal) })
  })

export const atom: Decider<State, Command, Event, AtomRefused> = { initial: { is: "absent" }, decide, evolve }

type NewContent = Extract<Command, { readonly _tag: "RestoreAtom" }>["content"]

// These events come before the restoring one: while the atom is archived, a change does not count as a person's work.
const differences = (was: Present, now: NewContent): ReadonlyArray<Event> => {
  if (now === null) return []
  const { tags: wanted, closing: end = null, ...said } = now
  return [
    ...(isSaid(was, said) ? [] : [{ _tag: "AtomRevised", ...said } as const]),
    ...(areTags(was.tags, wanted) ? [] : [{ _tag: "AtomTagged", wordsOf: now.wordsOf, tags: wanted } as const]),
    ...(end === null ? oldClosing(was, was.proposals[0]) : newClosing(was, end))
  ]
}

const newTags = (was: Present, wordsOf: ActorId, tags: ReadonlyArray<string>): ReadonlyArray<Event> =>
  areTags(was.tags, tags) ? [] : [{ _tag: "AtomTagged", wordsOf, tags }]
const evidenceOf = (proposal: ProposalId): Event => ({ _tag: "AtomEvidenceAdded", proposal })
const newClosing = ({ closings }: Present, end: Closing | null): ReadonlyArray<Event> =>
  end === null || isClosedSo(closings, end) ? [] : [{ _tag: "AtomClosed", ...end }]
const oldClosing = ({ closings }: Present, proposal: ProposalId): ReadonlyArray<Event> =>
  closings.some((each) => each.proposal === proposal) ? [{ _tag: "AtomClosingWithdrawn", proposal }] : []

const ifActive = (state: Present, then: () => Decision): Decision =>
  state.is === "archived" ? refuse("archived") : then()
const unless = (holds: boolean, event: Event): Decision => (holds ? record() : record(event))
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: AtomRefused["because"]): Decision => Result.fail(new AtomRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, AtomRefused>
