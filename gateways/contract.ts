/**
 * The whole wire: the shapes that a client is given, what it may ask, and the frames of the WebSocket.
 *
 * The user interface imports nothing else of the gateways; rows of knowledge are in `contract/`. The operations over these shapes are in `http/routes/`.
 */
import { Schema } from "effect"
import { ActorId } from "../domain/ids.ts"
import { Text } from "../domain/message/message.ts"
import { Description, Title } from "../domain/task/fields.ts"
import { Audience, Category, Due, Priority, Role } from "../domain/values.ts"
import { activityRow } from "../projections/models/activityRow.ts"
import { messageRow } from "../projections/models/messages.ts"
import { personRow } from "../projections/models/people.ts"
import { taskRow } from "../projections/models/tasks.ts"
import type { AtomRow, ExtractionRow, ProposalRow, RunRow, Tick, TopicRow } from "./contract/knowledge.ts"

/** Proof that a command is stored on disk. Pass `seq` as `after=` to a read to see your own write. */
export const Receipt = Schema.Struct({ id: Schema.String, seq: Schema.Int })
export type Receipt = typeof Receipt.Type

// The rows of read models are declared in `projections/models/`, field by field.
export const TaskRow = taskRow.wire
export type TaskRow = typeof TaskRow.Type
export const MessageRow = messageRow.wire
export type MessageRow = typeof MessageRow.Type
export const PersonRow = personRow.wire
export type PersonRow = typeof PersonRow.Type
/** One event of the history of an aggregate, with the audience of that aggregate. */
export const ActivityRow = Schema.Struct({ ...activityRow.wire.fields, audience: Audience })
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
