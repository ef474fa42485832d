/** The frames of the WebSocket as schemas, for its description. The types in `contract/frames.ts` decide: a difference does not compile. */
import { Schema } from "effect"
import { noticeRow } from "../../../projections/models/notices/notices.ts"
import { savedViewRow } from "../../../projections/models/team/savedViews.ts"
import { viewOrderRow } from "../../../projections/models/team/viewOrders.ts"
import { MessageRow, PersonRow, TaskRow } from "../../contract.ts"
import type { WindowClientFrame, WindowFrame } from "../../contract/frames.ts"
import { AtomRow, ExtractionRow, ProposalRow, RunRow, Tick, TopicRow } from "../../contract/knowledge.ts"
import type { LineView, SentLines } from "../../contract/lines.ts"

const {
  id,
  number,
  title,
  status,
  createdBy,
  updatedAt,
  seq,
  classification,
  category,
  priority,
  due,
  assignee,
  snoozedUntil,
  suggested,
  band,
  audience,
  source,
  message,
  proposal,
  atoms,
  topics,
  comments
} = TaskRow.fields
const optional = Schema.optionalKey

/** A field with its usual value is left out. */
const TaskLineSent = Schema.Struct({
  id,
  number,
  title,
  status,
  createdBy,
  updatedAt,
  seq,
  classification: optional(classification),
  category: optional(category),
  priority: optional(priority),
  due: optional(due),
  assignee: optional(assignee),
  snoozedUntil: optional(snoozedUntil),
  suggested: optional(suggested),
  band: optional(band),
  audience: optional(audience),
  source: optional(source),
  message: optional(message),
  proposal: optional(proposal),
  atoms: optional(atoms),
  topics: optional(topics),
  comments: optional(comments)
})

const CountRow = Schema.Struct({
  id: Schema.String,
  kind: Schema.Union([
    Schema.TemplateLiteral(["tasks:", TaskRow.fields.status]),
    Schema.TemplateLiteral(["proposals:", ProposalRow.fields.status]),
    Schema.TemplateLiteral(["topics:", TopicRow.fields.status]),
    Schema.TemplateLiteral(["atoms:", AtomRow.fields.status])
  ]),
  audience: Schema.String,
  n: Schema.Int,
  seq: Schema.Int
})

/** The rows of each view on the wire. */
const sentRows = {
  tasks: TaskLineSent,
  messages: MessageRow,
  people: PersonRow,
  proposals: ProposalRow,
  topics: TopicRow,
  atoms: AtomRow,
  extractions: ExtractionRow,
  runs: RunRow,
  counts: CountRow,
  notices: noticeRow.wire,
  savedViews: savedViewRow.wire,
  viewOrders: viewOrderRow.wire
} satisfies { readonly [V in LineView]: Schema.Codec<SentLines[V], unknown> }

const Cursor = Schema.Struct({ generation: Schema.Int, epoch: Schema.Int, seq: Schema.Int })
const Left = Schema.Struct({ id: Schema.String, audience: Schema.String, seq: Schema.Int })

const snapshotOf = (view: LineView) =>
  Schema.Struct({
    is: Schema.Literal("snapshot"),
    view: Schema.Literal(view),
    window: Schema.String,
    cursor: Cursor,
    rows: Schema.Array(sentRows[view]),
    more: Schema.Boolean,
    next: Schema.NullOr(Schema.String)
  })
const changesOf = (view: LineView) =>
  Schema.Struct({
    is: Schema.Literal("changes"),
    view: Schema.Literal(view),
    from: Schema.Int,
    to: Schema.Int,
    rows: Schema.Array(sentRows[view]),
    removed: Schema.Array(Left),
    window: Schema.NullOr(Schema.String),
    lane: Schema.NullOr(Schema.String),
    more: Schema.Boolean
  })
// The cast: the object has these keys only.
const views = Object.keys(sentRows) as ReadonlyArray<LineView>
const View = Schema.Literals(views)

type FrameOf<F extends { readonly is: string }, I> = Extract<F, { readonly is: I }>
/** The frames that a client sends, by name. */
export const clientFrames: {
  readonly [I in WindowClientFrame["is"]]: Schema.Codec<FrameOf<WindowClientFrame, I>, unknown>
} = {
  subscribe: Schema.Struct({
    is: Schema.Literal("subscribe"),
    window: Schema.String,
    cursor: Schema.NullOr(Cursor)
  }),
  unsubscribe: Schema.Struct({ is: Schema.Literal("unsubscribe"), window: Schema.String })
}

/** The frames of the server that are not of one view. */
const plainFrames: {
  readonly [I in Exclude<WindowFrame["is"], "snapshot" | "changes">]: Schema.Codec<FrameOf<WindowFrame, I>, unknown>
} = {
  hello: Schema.Struct({ is: Schema.Literal("hello"), build: Schema.String, schema: Schema.Int }),
  position: Schema.Struct({ is: Schema.Literal("position"), view: View, at: Schema.Int }),
  progress: Schema.Struct({ is: Schema.Literal("progress"), tick: Tick }),
  stale: Schema.Struct({ is: Schema.Literal("stale"), why: Schema.NullOr(Schema.String) }),
  refused: Schema.Struct({
    is: Schema.Literal("refused"),
    window: Schema.NullOr(Schema.String),
    reason: Schema.String,
    again: Schema.Boolean
  })
}

/** The frames that the server sends, by name. */
export const serverFrames: { readonly [I in WindowFrame["is"]]: Schema.Top } = {
  ...plainFrames,
  snapshot: Schema.Union(views.map(snapshotOf)),
  changes: Schema.Union(views.map(changesOf))
}
