/** A desired message in a chat, and the stage of its delivery. */
import { Schema } from "effect"
import { ChatId, PersonId, ProposalId, TaskId } from "../../../../domain/ids.ts"
import { Audience } from "../../../../domain/values.ts"
import { Picker } from "../task/press.ts"
import { BotLanguage } from "../../words/words.ts"

/** The task that the task of a card may repeat, and the answer of a person. */
export const Like = Schema.Struct({
  task: TaskId,
  answer: Schema.optionalKey(Schema.Literals(["same", "different"]))
})
export type Like = typeof Like.Type

const what = Schema.Union([
  Schema.Struct({
    is: Schema.Literal("card"),
    task: TaskId,
    /** The zone in which times are shown. @default UTC */
    zone: Schema.optionalKey(Schema.String),
    /** The picker that a person has opened. It is shown until `until`: milliseconds since 1970. */
    picker: Schema.optionalKey(Schema.Struct({ ...Picker.fields, until: Schema.Int })),
    like: Schema.optionalKey(Like)
  }),
  Schema.Struct({
    is: Schema.Literal("notice"),
    text: Schema.String,
    /** A reply to this message says what to do, and becomes a task. */
    asks: Schema.optionalKey(Schema.Literal("task")),
    buttons: Schema.optionalKey(Schema.Array(Schema.Array(Schema.Struct({ text: Schema.String, data: Schema.String }))))
  }),
  /** The notices of a person with a position after `after`, and at most `upTo`. `isRead`: the person has marked them as read. */
  Schema.Struct({
    is: Schema.Literal("bundle"),
    to: PersonId,
    after: Schema.Int,
    upTo: Schema.Int,
    isRead: Schema.optionalKey(Schema.Literal(true))
  }),
  /**
   * The comments of a task in a range of positions, below its card: `after` is excluded, `upTo` included. `changed`: the last change of
   * one of them.
   */
  Schema.Struct({
    is: Schema.Literal("comments"),
    task: TaskId,
    after: Schema.Int,
    upTo: Schema.Int,
    changed: Schema.optionalKey(Schema.Int)
  }),
  /** A proposal for a task of an audience: the members of the chat. */
  Schema.Struct({ is: Schema.Literal("proposal"), proposal: ProposalId, audience: Audience }),
  /**
   * Asks an owner whether to serve a group, or tells the group itself that it waits (`to` is null). `since`: the position at which the
   * group was bound. `chat`: the id of the group in Telegram. `by`: the person who has added the bot, or was the first to use it.
   */
  Schema.Struct({
    is: Schema.Literal("approval"),
    group: ChatId,
    since: Schema.Int,
    chat: Schema.Int,
    to: Schema.NullOr(PersonId),
    by: Schema.optionalKey(PersonId)
  }),
  /** The tasks of a person that are late or due today. `isAsked`: the person has sent `/digest`. */
  Schema.Struct({ is: Schema.Literal("digest"), to: PersonId, isAsked: Schema.Boolean }),
  /** A reaction to the message `replyTo`. The post is removed once Telegram has accepted it. */
  Schema.Struct({ is: Schema.Literal("reaction"), emoji: Schema.Literal("👀") })
])
type What = typeof what.Type
/** The content of a post that is a message. Each kind has a renderer (`renderers/renderers.ts`). */
export type MessageWhat = Exclude<What, { readonly is: "reaction" }>

/** True for a message that always shows the present state of its thing. */
export const isLive = ({ is }: What): boolean => is === "card" || is === "proposal" || is === "approval"

/** The id of the task, the proposal, the group or the person that a message is about; null for others. */
export const followedThing = (what: What): string | null => {
  if (what.is === "card" || what.is === "comments") return what.task
  if (what.is === "proposal") return what.proposal
  if (what.is === "approval") return what.group
  return what.is === "bundle" || what.is === "digest" ? what.to : null
}

const wanted = {
  /** The real id of the chat in Telegram. It is stored here only, sealed, and never in the log. */
  chat: Schema.Int,
  thread: Schema.NullOr(Schema.Int),
  replyTo: Schema.NullOr(Schema.Int),
  language: BotLanguage,
  what,
  /** Before this time the message is not sent. Milliseconds since 1970. */
  notBefore: Schema.optionalKey(Schema.Int),
  /** From this time on the message is not sent. Milliseconds since 1970. */
  until: Schema.optionalKey(Schema.Int),
  /** Telegram notifies with a sound. */
  loud: Schema.optionalKey(Schema.Literal(true)),
  /** Sent behind the other posts of its chat. */
  priority: Schema.optionalKey(Schema.Literal("low"))
}
export const Wanted = Schema.Struct(wanted)
export type Wanted = typeof Wanted.Type

/**
 * `wanted` → `sending` → `standing`.
 *
 * `sending` is stored before the send. After a restart or a lost answer the message may be in the chat, with a number
 * above `floor`: delivery searches for it there before it sends the message again.
 */
export const PostStage = Schema.Union([
  Schema.Struct({ is: Schema.Literal("wanted") }),
  Schema.Struct({ is: Schema.Literal("sending"), floor: Schema.Int }),
  /** `shown` is the digest of the last known content. */
  Schema.Struct({ is: Schema.Literal("standing"), message: Schema.Int, shown: Schema.String }),
  /** Deleted by a person, refused permanently, or finished. It is not sent or edited again. */
  Schema.Struct({ is: Schema.Literal("given-up") })
])
export type PostStage = typeof PostStage.Type

export const Post = Schema.Struct({
  ...wanted,
  /** The id of its bot; absent for the first bot of the installation. */
  bot: Schema.optionalKey(Schema.Int),
  /** Time of the request: milliseconds since 1970. */
  at: Schema.Int,
  stage: PostStage,
  /** Telegram has told the chat to wait until then. Milliseconds since 1970. */
  floodedUntil: Schema.optionalKey(Schema.Int),
  /**
   * The message was sent again, because an earlier copy was not found. The numbers of the copies are at least `next` and below
   * `until`. `until` is null until the number of one copy is known.
   */
  lost: Schema.optionalKey(
    Schema.Struct({
      next: Schema.Int,
      until: Schema.NullOr(Schema.Int),
      /** The number of copies that are not found yet. @default 1 */
      copies: Schema.optionalKey(Schema.Int)
    })
  )
})
export type Post = typeof Post.Type
