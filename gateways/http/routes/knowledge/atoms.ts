/** Atoms: the single statements that people approved. */
import { Effect, Schema } from "effect"
import { closeAtom, linkAtom, reviseAtom } from "../../../../commands/knowledge/links.ts"
import { mergeAtom, unmergeAtom } from "../../../../commands/knowledge/statements/mergeAtom.ts"
import { Command } from "../../../../domain/atom/atom.ts"
import { AtomText, Tag, Tags } from "../../../../domain/knowledge/draft.ts"
import { Quote } from "../../../../domain/knowledge/evidence.ts"
import { mostTags } from "../../../../domain/text/limits.ts"
import { ActorId, AtomId, TopicId } from "../../../../domain/ids.ts"
import { AtomLink, AtomType, ClosedStatus, Due, ItemStatus } from "../../../../domain/values.ts"
import { seenRevision } from "../../../../domain/text/versions.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { MessageRow } from "../../../contract.ts"
import { AtomRow } from "../../../contract/knowledge.ts"
import { decided, resource } from "../../api/commandOperations.ts"
import { byOf, placeByNumber } from "../../api/place.ts"
import { found, readPage, read } from "../../api/readOperations.ts"
import { sendCommand } from "../../api/requestCommand.ts"
import { Id, seenText } from "../../api/requestFields.ts"
import { historyOf } from "./history/historyOf.ts"

const place = placeByNumber("atom", "/atoms", Command, {
  letter: "A",
  owner: "an atom's",
  rule: "atoms.get",
  find: ({ knowledge, audiences }, by) => knowledge.atom(audiences, by)
})
const link = { relation: AtomLink, to: AtomId }

export const atomOperations = resource("atoms", place, {
  list: readPage(
    "atoms.list",
    "/atoms",
    {
      row: AtomRow,
      filter: {
        status: Schema.optionalKey(AtomRow.fields.status),
        life: Schema.optionalKey(ItemStatus),
        type: Schema.optionalKey(AtomType),
        topic: Schema.optionalKey(Id),
        tag: Schema.optionalKey(Tag)
      },
      description: "The statements that were approved, newest first."
    },
    ({ knowledge, audiences }, filter, limit, cursor) => knowledge.atoms(audiences, filter, limit, cursor)
  ),
  get: read(
    "atoms.get",
    "/atoms/:id",
    {
      params: place.params,
      success: Schema.Struct({
        atom: AtomRow,
        quotes: Schema.Array(Quote),
        messages: Schema.Array(MessageRow),
        seq: Schema.Int
      }),
      description:
        "A statement by its id or number, A-12, with the quotes that prove it, and those of the quoted messages that you may see."
    },
    Effect.fnUntraced(function* ({ params }, { knowledge, audiences, reads }) {
      const atom = yield* found(yield* knowledge.atom(audiences, byOf(params.id)), "atom")
      const quotes = (yield* knowledge.quotesOf(audiences, atom.proposals)).map(({ quote }) => quote)
      const quoted = [...new Set(quotes.map(({ message }) => message))]
      const messages = quoted.length === 0 ? [] : yield* knowledge.messagesAround(audiences, quoted, 0)
      return { atom, quotes, messages, seq: yield* reads.seq }
    })
  ),
  history: historyOf(place, "atoms.history", "/atoms/:id/history", ({ knowledge, audiences }, by) =>
    knowledge.atom(audiences, by)
  ),
  revise: decided(
    "ReviseAtom",
    {
      type: AtomType,
      text: AtomText,
      topic: Schema.optionalKey(Schema.NullOr(TopicId)),
      owner: Schema.optionalKey(Schema.NullOr(ActorId)),
      due: Schema.optionalKey(Schema.NullOr(Due)),
      ...seenRevision
    },
    (request, id, fields) => reviseAtom(request, id, { wordsOf: request.actor, ...fields }),
    `Replaces its type and its text, and its topic, its owner and its due date if they are given. ${seenText}`
  ),
  tag: [
    "TagAtom",
    { add: Tags, remove: Tags },
    `Adds and removes tags. Other tags stay, so two people who tag at the same time lose nothing. A statement has ${mostTags} tags at most.`
  ],
  link: decided(
    "LinkAtom",
    link,
    (request, id, to) => linkAtom(request, id, { _tag: "LinkAtom", ...to }),
    "Links it to another statement, which you must be able to see."
  ),
  unlink: ["UnlinkAtom", link],
  close: decided(
    "CloseAtom",
    { status: ClosedStatus, replacedBy: Schema.optionalKey(Schema.NullOr(AtomId)) },
    (request, id, { status, replacedBy = null }) =>
      closeAtom(request, id, { _tag: "CloseAtom", status, replacedBy, proposal: null, message: null }),
    "Closes the statement. A run creates no task from it. `replacedBy`: the statement that replaces it; you must be able to see it."
  ),
  merge: decided(
    "AbsorbAtom",
    { into: AtomId },
    mergeAtom,
    "Closes this statement as replaced by `into`, which takes its evidence and its tags when both have the same readers."
  ),
  unmerge: decided(
    "ReleaseAtom",
    {},
    (request, id) => unmergeAtom(request, id),
    "Undoes the last merge of this statement: it is open again, and the other one gives back what it took."
  ),
  reopen: ["ReopenAtom", {}, "Opens the statement again: all its closings are withdrawn."],
  archive: "ArchiveAtom",
  restore: decided("RestoreAtom", {}, (request, id) =>
    sendCommand(request, { subject: subjectOf("atom", id), command: { _tag: "RestoreAtom", content: null } })
  )
})
