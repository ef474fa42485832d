/** The routes of what machines propose: nothing of it is real before a person decides here. */
import { Schema, SchemaTransformation, Struct } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { AtomDraft, TaskDraft, TopicDraft } from "../../../../domain/draft.ts"
import { Band, Instant, RejectReason } from "../../../../domain/values.ts"
import { MessageRow, Page } from "../../../contract.ts"
import { ProposalRow, Similar } from "../../../contract/knowledge.ts"
import { pageQuery, readQuery } from "../requestFields.ts"
import { readProblems } from "../../problems/problems.ts"
import { byId, Id, verbsOf } from "./ids.ts"

const anyWords = {
  wordsOf: Schema.optionalKey(Schema.Unknown).annotateKey({
    description: "Ignored: what you change becomes yours. It is here so that a draft may be sent back as it was read."
  })
}
/** A draft as a person writes it: the words of it are then their own, so what it says of whose they are counts for nothing. */
const Own = Schema.Union([
  TopicDraft.mapFields(Struct.omit(["wordsOf"])),
  AtomDraft.mapFields(Struct.omit(["wordsOf"])),
  TaskDraft.mapFields(Struct.omit(["wordsOf"]))
])
const Wording = Schema.Union([
  TopicDraft.mapFields(Struct.assign(anyWords)),
  AtomDraft.mapFields(Struct.assign(anyWords)),
  TaskDraft.mapFields(Struct.assign(anyWords))
]).pipe(
  Schema.decodeTo(
    Schema.toType(Own),
    SchemaTransformation.transform({
      // The one cast: of the rest of a union the compiler knows only what its members share; each of them keeps all else.
      decode: ({ wordsOf: _, ...draft }) => draft as typeof Own.Type,
      encode: (draft) => draft
    })
  )
)
const Revision = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 }))
const { verb, bare } = verbsOf("proposals")

export class Proposals extends HttpApiGroup.make("proposals").add(
  HttpApiEndpoint.get("list", "/proposals", {
    query: {
      ...pageQuery,
      status: Schema.optionalKey(ProposalRow.fields.status),
      kind: Schema.optionalKey(Schema.Literals(["topic", "atom", "task"])),
      origin: Schema.optionalKey(Schema.Literals(["extraction", "run"])),
      /** The id of that extraction or run. */
      originId: Schema.optionalKey(Id),
      topic: Schema.optionalKey(Id),
      band: Schema.optionalKey(Band),
      message: Schema.optionalKey(Id)
    },
    success: Page(ProposalRow),
    error: readProblems
  }).annotate(
    OpenApi.Description,
    "What machines proposed, newest first. `status` open: all that waits for a decision, also what was snoozed until a moment that has passed. `topic`: what would be filed under it, or would make it; `message`: what quotes it."
  ),
  HttpApiEndpoint.get("get", "/proposals/:id", {
    params: byId,
    query: readQuery,
    success: Schema.Struct({
      proposal: ProposalRow,
      messages: Schema.Array(MessageRow),
      similar: Schema.Array(Similar),
      seq: Schema.Int
    }),
    error: readProblems
  }).annotate(
    OpenApi.Description,
    "A proposal, the messages that it quotes with those around them, and what is known that is near to it."
  ),
  verb("approve", { revision: Schema.optionalKey(Revision), draft: Schema.optionalKey(Wording) }).annotate(
    OpenApi.Description,
    "Makes it real. `revision` is the draft that you saw: refused as changed-meanwhile when it is another one now. Without it nothing is compared, and the draft as it stands is approved, whoever edited it last. `draft` is your own wording, all of it: stored first, then approved; without `revision` too it is refused if somebody changes it in between. Approving what is approved already changes nothing."
  ),
  verb("reject", { reason: Schema.optionalKey(Schema.NullOr(RejectReason)) }).annotate(
    OpenApi.Description,
    "Not wanted; a reason teaches the machine, and none is needed. Rejecting it again for another reason is refused as already-rejected: reopen it first."
  ),
  verb("merge", { into: Id }).annotate(
    OpenApi.Description,
    "It is known already: its quotes are put behind the topic, atom or task `into`, of the draft's own kind."
  ),
  verb("amend", { revision: Schema.optionalKey(Revision), draft: Wording }).annotate(
    OpenApi.Description,
    "Puts your own wording in place of the machine's, and decides nothing yet. `revision` is the draft that you saw: refused as changed-meanwhile when it is another one now; without it nothing is compared."
  ),
  verb("snooze", { until: Instant }).annotate(
    OpenApi.Description,
    "Puts it out of the way until a moment in UTC that is still to come."
  ),
  bare("reopen").annotate(
    OpenApi.Description,
    "Takes a decision back, and all that it did; refused as used-since when what it made was used or changed since."
  )
) {}
