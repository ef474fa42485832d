/**
 * The whole wire: the shapes that a client is given, what it may ask, and the frames of the WebSocket.
 *
 * The user interface imports nothing else of the gateways; rows of knowledge are in `contract/`. The operations over these shapes are in `http/routes/`.
 */
import { Schema } from "effect"
import { ActorId, AtomId, ChatId, MessageId, ProposalId, TaskId, TopicId } from "../domain/ids.ts"
import { Description, TaskRelation, Title } from "../domain/task/events.ts"
import { Text } from "../domain/message/message.ts"
import {
  type AtomRow,
  type ExtractionRow,
  ModelUsed,
  type ProposalRow,
  type RunRow,
  type Tick,
  type TopicRow
} from "./contract/knowledge.ts"
import { Audience, Band, Category, Due, Priority, Role, Source, Status } from "../domain/values.ts"

/** Proof that a command is stored on disk. Pass `seq` as `after=` to a read to see your own write. */
export const Receipt = Schema.Struct({ id: Schema.String, seq: Schema.Int })
export type Receipt = typeof Receipt.Type

export const Classification = Schema.Literals(["pending", "classified", "failed", "corrected"])
export type Classification = typeof Classification.Type

export const TaskRow = Schema.Struct({
  id: TaskId,
  /** `T-n`: the nth task ever made. */
  number: Schema.Int,
  title: Schema.String,
  description: Schema.String,
  status: Status,
  classification: Classification,
  category: Schema.NullOr(Category),
  priority: Schema.NullOr(Priority),
  due: Schema.NullOr(Due),
  assignee: Schema.NullOr(ActorId),
  /** The fields that the machine filled and no person has confirmed. */
  suggested: Schema.Array(Schema.Literals(["category", "priority", "due", "assignee"])),
  band: Schema.NullOr(Band),
  model: Schema.NullOr(ModelUsed),
  audience: Audience,
  /** Where it came from. */
  source: Source,
  message: Schema.NullOr(MessageId),
  /** The approved proposal that made it. */
  proposal: Schema.NullOr(ProposalId),
  /** The knowledge that calls for it, and what it is filed under. */
  atoms: Schema.Array(AtomId),
  topics: Schema.Array(TopicId),
  links: Schema.Array(Schema.Struct({ relation: TaskRelation, to: TaskId })),
  createdBy: ActorId,
  createdAt: Schema.String,
  updatedAt: Schema.String,
  comments: Schema.Int,
  /** The commit that last changed this row. */
  seq: Schema.Int
})
export type TaskRow = typeof TaskRow.Type

export const MessageRow = Schema.Struct({
  id: MessageId,
  chat: Schema.NullOr(ChatId),
  author: ActorId,
  text: Schema.String,
  sentAt: Schema.String,
  source: Source,
  replyTo: Schema.NullOr(MessageId),
  thread: Schema.NullOr(Schema.String),
  edited: Schema.Boolean,
  redacted: Schema.Boolean,
  audience: Audience,
  /** The tasks made of it, oldest first. */
  tasks: Schema.Array(TaskId),
  seq: Schema.Int
})
export type MessageRow = typeof MessageRow.Type

/** Everybody who ever acted or spoke: people, services; names are joined by whoever shows a row. */
export const PersonRow = Schema.Struct({
  id: ActorId,
  name: Schema.String,
  handle: Schema.NullOr(Schema.String),
  role: Schema.NullOr(Role),
  seq: Schema.Int
})
export type PersonRow = typeof PersonRow.Type

/** One event of one thing's history: who, what, when and why. */
export const ActivityRow = Schema.Struct({
  id: Schema.String,
  subject: Schema.String,
  event: Schema.String,
  actor: ActorId,
  at: Schema.String,
  /** The commit that led to this one, `subject@seq`, if one did. */
  causation: Schema.NullOr(Schema.String),
  detail: Schema.Record(Schema.String, Schema.Unknown),
  audience: Audience,
  seq: Schema.Int
})
export type ActivityRow = typeof ActivityRow.Type

/** A page of rows, newest first; pass `next` as `cursor=` for the page after it. `seq` says how fresh the read is. */
export const Page = <Row extends Schema.Top>(row: Row) =>
  Schema.Struct({ items: Schema.Array(row), next: Schema.NullOr(Schema.String), seq: Schema.Int })

export const SearchHit = Schema.Struct({
  kind: Schema.Literals(["task", "message", "topic", "atom"]),
  id: Schema.String,
  /** Why it was found: the words, a similar spelling, or the meaning. */
  by: Schema.Array(Schema.Literals(["words", "likeness", "meaning"])),
  score: Schema.Finite,
  /** The text around the hit; `hit` marks the words that matched. Plain text, never markup. */
  snippet: Schema.Array(Schema.Struct({ text: Schema.String, hit: Schema.Boolean })),
  /** `T-n` of a task. */
  number: Schema.NullOr(Schema.Int),
  author: ActorId,
  at: Schema.String
})
export type SearchHit = typeof SearchHit.Type
export const SearchResult = Schema.Struct({
  hits: Schema.Array(SearchHit),
  /** How many texts still wait for their vector; until they have one they are found by words only. */
  behind: Schema.Int,
  seq: Schema.Int
})
export type SearchResult = typeof SearchResult.Type

/** `private` is for the one who creates it alone. */
export const Visibility = Schema.Literals(["team", "private"])
export const NewTask = Schema.Struct({
  title: Title,
  description: Schema.optionalKey(Description),
  audience: Schema.optionalKey(Visibility),
  priority: Schema.optionalKey(Priority),
  category: Schema.optionalKey(Category),
  assignee: Schema.optionalKey(ActorId),
  due: Schema.optionalKey(Due)
})
export type NewTask = typeof NewTask.Type
export const NewMessage = Schema.Struct({
  text: Text.check(Schema.isMinLength(1)),
  audience: Schema.optionalKey(Visibility)
})
export type NewMessage = typeof NewMessage.Type

/** Who is signed in. */
export const Session = Schema.Struct({ actor: ActorId, name: Schema.String, role: Role })
export type Session = typeof Session.Type

/** What is at work, and what each missing part would add: for the banner. */
export const System = Schema.Struct({
  version: Schema.String,
  seq: Schema.Int,
  model: Schema.Struct({
    provider: Schema.String,
    model: Schema.String,
    embedModel: Schema.String,
    reachable: Schema.Boolean,
    note: Schema.String
  }),
  bot: Schema.Struct({ connected: Schema.Boolean, name: Schema.NullOr(Schema.String), note: Schema.String }),
  stores: Schema.Struct({ log: Schema.String, tables: Schema.String }),
  /** Empty when every read model is whole; else what is stuck, and the command that mends it. */
  trouble: Schema.Array(Schema.String)
})
export type System = typeof System.Type

/** RFC 9457. `errors` names the fields of a body that was not understood. */
export const Problem = Schema.Struct({
  type: Schema.String,
  title: Schema.String,
  status: Schema.Int,
  detail: Schema.String,
  errors: Schema.optionalKey(Schema.Array(Schema.Struct({ field: Schema.String, message: Schema.String })))
})
export type Problem = typeof Problem.Type

// --- The WebSocket, `/ws`: JSON text frames both ways -------------------------------------------------------------

/** The views a client can follow, and the rows of each. */
export interface Views {
  readonly tasks: TaskRow
  readonly messages: MessageRow
  readonly people: PersonRow
  readonly proposals: ProposalRow
  readonly topics: TopicRow
  readonly atoms: AtomRow
  readonly extractions: ExtractionRow
  readonly runs: RunRow
}
export const View = Schema.Literals([
  "tasks",
  "messages",
  "people",
  "proposals",
  "topics",
  "atoms",
  "extractions",
  "runs"
])
export type View = typeof View.Type

/** What a client has of a view. A new generation (a swap) or epoch (changed rights) makes the server send a snapshot. */
export const Cursor = Schema.Struct({ generation: Schema.Int, epoch: Schema.Int, seq: Schema.Int })
export type Cursor = typeof Cursor.Type

export const ClientFrame = Schema.Union([
  Schema.Struct({ is: Schema.Literal("subscribe"), view: View, cursor: Schema.NullOr(Cursor) }),
  Schema.Struct({ is: Schema.Literal("unsubscribe"), view: View })
])
export type ClientFrame = typeof ClientFrame.Type

/**
 * What the server says.
 *
 * - `snapshot`: the whole view (of messages: the newest 500), in parts; all but the last carry `more: true`. A client
 *   keeps them aside and shows them together after the last.
 * - `changes`: the rows that changed and the ids that left between two positions, in one lane: an audience of the client,
 *   or, with `lane: null`, all of them at once, which answers a `subscribe`. A client is at the end of the last frame of a
 *   lane, or at its cursor where that is further. It applies a frame when `from` is not beyond where it is in that lane;
 *   when `to` is not either, it is old news; when `from` is beyond, something was missed: subscribe again with the cursor.
 *   A row is replaced only by one of a higher `seq`. A removal names the audience that the row left.
 * - `position`: every lane's changes up to `at` have been sent: the cursor moves there. Frames of one lane do not move it,
 *   since those of another may be on their way. After a gap it is ignored until the subscription is answered.
 * - `progress`: how far an extraction or a run is, between two changes of its row; sent to whoever follows that view.
 * - `refused`: the frame was not understood or the view is not for this caller; or, with `again`, that view cannot be
 *   read just now: subscribe to it again in a moment.
 */
export type ServerFrame =
  | {
      readonly [V in View]: {
        readonly is: "snapshot"
        readonly view: V
        readonly cursor: Cursor
        readonly rows: ReadonlyArray<Views[V]>
        readonly more: boolean
      }
    }[View]
  | {
      readonly [V in View]: {
        readonly is: "changes"
        readonly view: V
        readonly lane: Audience | null
        readonly from: number
        readonly to: number
        readonly rows: ReadonlyArray<Views[V]>
        readonly removed: ReadonlyArray<Removed>
      }
    }[View]
  | { readonly is: "position"; readonly view: View; readonly at: number }
  | { readonly is: "progress"; readonly tick: Tick }
  | { readonly is: "refused"; readonly reason: string; readonly again: View | null }

export interface Removed {
  readonly id: string
  readonly audience: Audience
  readonly seq: number
}
