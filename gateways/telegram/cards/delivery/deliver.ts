/** Reconciles one post with Telegram: sends it, finds it after a lost answer, edits it, or reacts to a message. */
import { Clock, Effect, Result } from "effect"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import type { ApiFault } from "../../api/apiFault.ts"
import { isLive, type Post } from "../posts/post.ts"
import { isShownOnce } from "../posts/postStore.ts"
import { type PostContent, contentOfPost, isMessage, isShown, type MessagePost } from "./content.ts"
import { find, searchLost } from "./find.ts"
import { type DeliveryParts, isFinal, removeIfPossible, save, saveStanding } from "./parts.ts"
import { replyTargetOf } from "./replyTarget.ts"

/**
 * `waiting`: the read model does not have the thing yet, or the task is not classified yet. `searching`: the message has its
 * content, and a second copy of it may exist. `early`: the post waits for its time.
 */
export type DeliveryOutcome = "settled" | "waiting" | "searching" | "early"

/**
 * Delivers the post of a key until its message has the present content. Fails with the fault of the call that could not be made; a
 * retry is safe.
 */
export const makeDeliver = (parts: DeliveryParts) =>
  Effect.fnUntraced(function* (key: string) {
    const { posts } = parts
    for (let post = posts.get(key); post !== undefined && post.stage.is !== "given-up"; post = posts.get(key)) {
      if (!isMessage(post)) return yield* react(parts, key, post)
      if (isShownOnce(post)) return "settled" as const
      const outcome = yield* step(parts, key, post)
      if (outcome !== "again") return outcome
    }
    return "settled" as const
  })

/** One step towards the present content. `again`: the post has changed, and may need another step. */
const step = Effect.fnUntraced(function* (parts: DeliveryParts, key: string, post: MessagePost) {
  const { stage } = post
  const timing = timingOf(post, yield* Clock.currentTimeMillis)
  if (timing === "early") return "early" as const
  if (timing === "late") return yield* giveUp(parts, key)
  const target = replyTargetOf(parts.posts, post)
  if (stage.is === "wanted" && target.is === "gone") return yield* giveUp(parts, key)
  const found = yield* contentOfPost(parts.renderers, post)
  if (found.is === "absent" || (stage.is === "wanted" && target.is === "not-yet")) return "waiting" as const
  if (found.is === "over") return yield* end(parts, key, post, found.removes === true)
  if (isShown(post, found) || mayBeDuplicated(post)) return yield* afterShown(parts, key, post, found)
  if (stage.is === "sending") yield* find(parts, key, post, stage.floor, found)
  if (stage.is === "standing") yield* edit(parts, key, post, stage.message)
  if (stage.is === "wanted" && !(yield* postponed(parts, key, found)))
    yield* send(parts, key, { post, found, at: yield* Clock.currentTimeMillis })
  return "again" as const
})

const timingOf = ({ stage, notBefore = 0, until }: Post, now: number): "now" | "early" | "late" => {
  if (stage.is !== "wanted") return "now"
  if (until !== undefined && now >= until) return "late"
  return now < notBefore ? "early" : "now"
}

/** True for a sent message that never changes by itself, while a second copy of it is searched. */
const mayBeDuplicated = ({ what, stage, lost }: MessagePost) =>
  !isLive(what) && stage.is === "standing" && stage.shown !== "" && lost !== undefined

const afterShown = Effect.fnUntraced(function* (
  parts: DeliveryParts,
  key: string,
  post: MessagePost,
  found: PostContent
) {
  if (yield* searchLost(parts, key, post, found)) return "searching" as const
  return found.waits === true ? ("waiting" as const) : ("settled" as const)
})

/** Ends a message: a sent one stays as it is, or is deleted; one that is not sent is never sent. */
const end = Effect.fnUntraced(function* (
  parts: DeliveryParts,
  key: string,
  { chat, stage }: MessagePost,
  removes: boolean
) {
  if (removes && stage.is === "standing")
    yield* parts.pace.within(chat, "edit", removeIfPossible(parts, chat, stage.message))
  return yield* giveUp(parts, key)
})

const giveUp = (parts: DeliveryParts, key: string) =>
  Effect.as(
    save(parts, key, (now) => ({ ...now, stage: { is: "given-up" } })),
    "settled" as const
  )

/** Stores the later time that the content asks for. False when its time has come. */
const postponed = Effect.fnUntraced(function* (parts: DeliveryParts, key: string, { notBefore = 0 }: PostContent) {
  if ((yield* Clock.currentTimeMillis) >= notBefore) return false
  return yield* save(parts, key, (now) => ({ ...now, notBefore: Math.max(notBefore, now.notBefore ?? 0) }))
})

/** A repeated reaction changes nothing, so no stage is stored before the call. */
const react = Effect.fnUntraced(function* (parts: DeliveryParts, key: string, { chat, replyTo, what }: Post) {
  if (replyTo !== null && what.is === "reaction")
    yield* parts.pace.within(
      chat,
      "react",
      parts.api
        .react(chat, replyTo, what.emoji)
        .pipe(Effect.catchIf(isFinal, (fault) => Effect.logDebug("no reaction", { why: fault.description })))
    )
  yield* parts.posts.remove(key)
  return "settled" as const
})

/** The content of a post, and the time at which it was read. */
interface ReadContent {
  readonly post: MessagePost
  readonly found: PostContent
  readonly at: number
}

/** A post that waited longer for the limit is read again, so that all changes meanwhile are one message. Milliseconds. */
const longestKept = 200

const send = Effect.fnUntraced(function* (parts: DeliveryParts, key: string, read: ReadContent) {
  const { chat } = read.post
  const made = yield* parts.pace.storedWithin(chat, "send", (stored) => callSend(parts, key, read, stored))
  if (made === null) return
  const { post, digest, sent } = made
  if (Result.isFailure(sent)) return yield* afterFailedSend(parts, key, post, sent.failure)
  return yield* saveStanding(parts, key, post, { message: sent.success, shown: digest, until: sent.success })
})

/**
 * The post may be replaced during the wait for the limit, and while its content is read. The stage is stored only for the post
 * whose content was read, so a later change is never counted as sent. `stored` stores the call. It runs beside the save of the stage,
 * and both are on disk before the call. Returns null when there is nothing to send now.
 */
const callSend = Effect.fnUntraced(function* (
  parts: DeliveryParts,
  key: string,
  read: ReadContent,
  stored: Effect.Effect<void, StreamUnavailable>
) {
  const { api, posts, renderers } = parts
  while (true) {
    const post = posts.get(key)
    if (post === undefined || !isMessage(post) || post.stage.is !== "wanted") return null
    const target = replyTargetOf(posts, post)
    if (target.is !== "known") return null
    const now = yield* Clock.currentTimeMillis
    const isFresh = post === read.post && now - read.at <= longestKept
    const found = isFresh ? read.found : yield* contentOfPost(renderers, post)
    if (found.is !== "message" || (found.notBefore ?? 0) > now) return null
    const floor = posts.top(post.chat)
    const stage = save(parts, key, (present) =>
      present === post ? { ...present, stage: { is: "sending", floor } } : null
    )
    const [isSaved] = yield* Effect.all([stage, stored], { concurrency: 2 })
    if (!isSaved) continue
    const sent = yield* Effect.result(api.send({ ...post, replyTo: target.message }, found.rendered))
    return { post, digest: found.digest, sent }
  }
})

const afterFailedSend = Effect.fnUntraced(function* (parts: DeliveryParts, key: string, post: Post, fault: ApiFault) {
  if (fault.kind === "unknown") return yield* fault
  const again = { stage: { is: "wanted" } } as const
  if (fault.kind === "no-thread" && post.thread !== null)
    return yield* save(parts, key, (now) => ({ ...now, ...again, thread: null }))
  if (!isFinal(fault)) {
    // Telegram has answered that the message was not sent, so it may be sent again.
    yield* save(parts, key, (now) => ({ ...now, ...again }))
    return yield* fault
  }
  yield* Effect.logWarning("a message was refused by Telegram", { why: fault.description })
  return yield* giveUp(parts, key)
})

const edit = Effect.fnUntraced(function* (parts: DeliveryParts, key: string, { chat }: Post, message: number) {
  const made = yield* parts.pace.within(chat, "edit", callEdit(parts, key, chat, message))
  if (made === null) return false
  const { post, digest, isEdited } = made
  if (!isEdited) return yield* giveUp(parts, key)
  return yield* save(parts, key, (now) => ({
    ...now,
    stage: { is: "standing", message, shown: now.what === post.what ? digest : "" }
  }))
})

/** The thing may change during the wait: all its changes become one edit of the message. Returns null when there is nothing to edit now. */
const callEdit = Effect.fnUntraced(function* (parts: DeliveryParts, key: string, chat: number, message: number) {
  const post = parts.posts.get(key)
  if (post === undefined || !isMessage(post)) return null
  const found = yield* contentOfPost(parts.renderers, post)
  if (found.is !== "message") return null
  const isEdited = yield* parts.api.edit(chat, message, found.rendered).pipe(
    Effect.as(true),
    Effect.catchIf(
      (fault) => fault.kind === "not-modified",
      () => Effect.succeed(true)
    ),
    Effect.catchIf(isFinal, (fault) =>
      Effect.as(Effect.logInfo("a card can no longer be edited", { why: fault.description }), false)
    )
  )
  return { post, digest: found.digest, isEdited }
})
