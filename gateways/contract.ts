/**
 * The wire contract: the shapes of rows and requests.
 *
 * The user interface imports nothing else of the gateways. Rows of knowledge are in `contract/`, and the operations over
 * these shapes in `http/routes/`.
 */
import { Schema } from "effect"
import { ActorId } from "../domain/ids.ts"
import { Text } from "../domain/message/message.ts"
import { DraftVersions } from "../domain/proposal/proposal.ts"
import { Description, Title } from "../domain/task/fields.ts"
import { TextVersions } from "../domain/text/versions.ts"
import { Audience, Category, Due, Priority, Role } from "../domain/values.ts"
import { invitationRow, tokenRow } from "../projections/models/access.ts"
import { activityRow } from "../projections/models/activityRow.ts"
import { messageRow } from "../projections/models/messages/messages.ts"
import { personRow } from "../projections/models/people.ts"
import { taskRow } from "../projections/models/tasks.ts"

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
export const TokenRow = tokenRow.wire
export type TokenRow = typeof TokenRow.Type
export const InvitationRow = invitationRow.wire
export type InvitationRow = typeof InvitationRow.Type
/** One event of the history of an aggregate, with the audience of that aggregate. */
export const ActivityRow = Schema.Struct({ ...activityRow.wire.fields, audience: Audience })
export type ActivityRow = typeof ActivityRow.Type

/**
 * A page of rows, newest first; pass `next` as `cursor=` for the page after it. `seq` is the position that the read has
 * reached.
 */
export const Page = <Row extends Schema.Top>(row: Row) =>
  Schema.Struct({ items: Schema.Array(row), next: Schema.NullOr(Schema.String), seq: Schema.Int })

export const SearchHit = Schema.Struct({
  kind: Schema.Literals(["task", "message", "topic", "atom"]),
  id: Schema.String,
  /** The kinds of match: by its number, by words, by similar spelling, by meaning. */
  by: Schema.Array(Schema.Literals(["number", "words", "likeness", "meaning"])),
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
  /** The candidates by kind, at most 150 in all. */
  counts: Schema.Struct({ task: Schema.Int, message: Schema.Int, topic: Schema.Int, atom: Schema.Int }),
  /** The number of texts without a vector yet; they are found by words only. */
  behind: Schema.Int,
  seq: Schema.Int
})
export type SearchResult = typeof SearchResult.Type

/** `private`: only the creator can see the item. */
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

/** The due date in a title, and its words as UTF-16 units of the title, the end excluded. Null: it names none. */
export const TitleRead = Schema.Struct({
  due: Schema.NullOr(Schema.Struct({ due: Due, from: Schema.Int, to: Schema.Int })),
  seq: Schema.Int
})
export type TitleRead = typeof TitleRead.Type
export const NewMessage = Schema.Struct({
  text: Text.check(Schema.isMinLength(1)),
  audience: Schema.optionalKey(Visibility)
})
export type NewMessage = typeof NewMessage.Type

/** The person who is signed in. */
export const Session = Schema.Struct({ actor: ActorId, name: Schema.String, role: Role })
export type Session = typeof Session.Type

/** A session. `id` is not a secret. `current`: the one that this request was sent with. `seenAt`: the last use, to the hour. */
export const SessionShown = Schema.Struct({
  id: Schema.String,
  actor: ActorId,
  openedAt: Schema.String,
  seenAt: Schema.String,
  agent: Schema.String,
  current: Schema.Boolean
})

/**
 * A trouble of the installation: a sentence, the command that repairs it (null: none), and the requests that are
 * refused until then.
 */
export const TroubleShown = Schema.Struct({
  code: Schema.String,
  message: Schema.String,
  remedy: Schema.NullOr(Schema.String),
  stops: Schema.Array(Schema.Literals(["reads", "writes"]))
})

/**
 * The fault of the bot. `silent`: the process that runs it no longer reports. `unreachable` and `not-stored` end without help; the
 * others need a person.
 */
export const BotFault = Schema.Literals(["token-refused", "other-poller", "unreachable", "not-stored", "silent"])
export type BotFault = typeof BotFault.Type

/** The model, the bot and the stores in use, and what a missing part would add. For the banner. */
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
  bot: Schema.Struct({
    connected: Schema.Boolean,
    name: Schema.NullOr(Schema.String),
    note: Schema.String,
    /** Absent when the bot works, connects, or was never set up. */
    fault: Schema.optionalKey(BotFault)
  }),
  stores: Schema.Struct({ log: Schema.String, tables: Schema.String }),
  /** A model server that was found and is not used until an admin adds and chooses a model of it; null when there is none. */
  offer: Schema.NullOr(Schema.Struct({ url: Schema.String, model: Schema.String, embedModel: Schema.String })),
  /** The troubles of the installation. Empty when there are none. */
  troubles: Schema.Array(TroubleShown)
})
export type System = typeof System.Type

/** An aggregate that waits for a decision of an owner. */
export const ParkedShown = Schema.Struct({
  /** `<place>:<subject>@<seq>`. */
  id: Schema.String,
  /** `log` for a commit that cannot be read, else the name of the projection that failed at it. */
  place: Schema.String,
  /** The aggregate that waits. */
  subject: Schema.String,
  /** The position of its first commit that waits. */
  seq: Schema.Int,
  reason: Schema.Literals(["newer", "damaged", "sealed", "failed"]),
  why: Schema.String
})

/** A commit that a reactor could not handle. `why` is the kind of the failure; letters of early versions have no `at`. */
export const DeadLetterShown = Schema.Struct({
  id: Schema.String,
  consumer: Schema.String,
  subject: Schema.String,
  seq: Schema.Int,
  why: Schema.String,
  tries: Schema.Int,
  at: Schema.optionalKey(Schema.String),
  state: Schema.Literals(["waiting", "retrying"])
})

/** RFC 9457. `errors` names the invalid fields of a request. */
export const Problem = Schema.Struct({
  type: Schema.String,
  title: Schema.String,
  status: Schema.Int,
  detail: Schema.String,
  /** The code of the refusal, such as `already-done`. */
  reason: Schema.optionalKey(Schema.String),
  errors: Schema.optionalKey(Schema.Array(Schema.Struct({ field: Schema.String, message: Schema.String }))),
  /** With the reason `changed-meanwhile`: the stored version of the text, and the refused one. */
  versions: Schema.optionalKey(Schema.Union([TextVersions, DraftVersions]))
})
export type Problem = typeof Problem.Type
