/**
 * The wire contract: the shapes of rows and requests. The parts of one page or job are in `contract/`.
 *
 * The user interface imports nothing else of the gateways. The operations over these shapes are in `http/routes/`.
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
import { FieldIssue } from "./contract/problems/refusals.ts"

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

/** A session of the Mini App. `secret`: for the header `tracker-app-session`; the page keeps it in memory only. */
export const AppSession = Schema.Struct({ session: Session, secret: Schema.String })
export type AppSession = typeof AppSession.Type

/**
 * A session. `id` is not a secret. `current`: the one that this request was sent with. `seenAt`: the last use, to the hour.
 * `inTelegram`: of the Mini App.
 */
export const SessionShown = Schema.Struct({
  id: Schema.String,
  actor: ActorId,
  openedAt: Schema.String,
  seenAt: Schema.String,
  agent: Schema.String,
  inTelegram: Schema.Boolean,
  current: Schema.Boolean
})

/** RFC 9457. `errors` names the invalid fields of a request, each with the rule that it breaks. */
export const Problem = Schema.Struct({
  type: Schema.String,
  title: Schema.String,
  status: Schema.Int,
  detail: Schema.String,
  /** The code of the refusal, such as `already-done`. */
  reason: Schema.optionalKey(Schema.String),
  errors: Schema.optionalKey(Schema.Array(FieldIssue)),
  /** With the reason `changed-meanwhile`: the stored version of the text, and the refused one. */
  versions: Schema.optionalKey(Schema.Union([TextVersions, DraftVersions]))
})
export type Problem = typeof Problem.Type
