/** Reconciles one post with Telegram: sends it, finds it after a lost answer, edits it, or reacts to a message. */
import { Effect, Result } from "effect"
import type { ApiFault } from "../../api/apiFault.ts"
import type { Post, PostStage } from "../posts/post.ts"
import { type PostContent, contentOfPost, isShown, type MessagePost } from "./content.ts"
import { find, searchLost } from "./find.ts"
import { type DeliveryParts, save, saveStanding, withinLimit } from "./parts.ts"

/**
 * `waiting`: the task is not in the read model yet, or not classified yet. `searching`: the message has its content, and a second
 * message of this post may exist.
 */
export type DeliveryOutcome = "settled" | "waiting" | "searching"

/**
 * Delivers the post of a key until its message has the present content. Fails with the fault of the call that could not be made; a
 * retry is safe.
 */
export const makeDeliver = (parts: DeliveryParts) =>
  Effect.fnUntraced(function* (key: string) {
    const { posts, view } = parts
    for (let post = posts.get(key); post !== undefined && post.stage.is !== "given-up"; post = posts.get(key)) {
      if (!isMessage(post)) return yield* react(parts, key, post)
      const { stage } = post
      // A notice never changes, and its text was erased once it was sent.
      if (isSentNotice(post) && post.lost === undefined) return "settled" as const
      const now = yield* contentOfPost(view, post)
      if (now === null) return "waiting" as const
      if (isSentNotice(post) || isShown(post, now))
        return (yield* searchLost(parts, key, post, now)) ? ("searching" as const) : now.outcome
      if (stage.is === "sending") {
        yield* find(parts, key, post, stage.floor, now)
        continue
      }
      yield* withinLimit(parts, key, post.chat, stage.is === "wanted" ? "send" : "edit")
      // The task may have changed during the wait: all changes become one edit of the message.
      const latest = (yield* contentOfPost(view, post)) ?? now
      yield* stage.is === "wanted" ? send(parts, key, post, latest) : edit(parts, key, post, stage.message, latest)
    }
    return "settled" as const
  })

const isSentNotice = ({ what, stage }: Post) => what.is === "notice" && stage.is === "standing"
const isMessage = (post: Post): post is MessagePost & Post => post.what.is !== "reaction"

/** A repeated reaction changes nothing, so no stage is stored before the call. */
const react = Effect.fnUntraced(function* (parts: DeliveryParts, key: string, { chat, replyTo, what }: Post) {
  if (replyTo !== null && what.is === "reaction") {
    yield* withinLimit(parts, key, chat, "react")
    yield* parts.api
      .react(chat, replyTo, what.emoji)
      .pipe(Effect.catchIf(isFinal, (fault) => Effect.logDebug("no reaction", { why: fault.description })))
  }
  yield* parts.posts.remove(key)
  return "settled" as const
})

const send = Effect.fnUntraced(function* (
  parts: DeliveryParts,
  key: string,
  post: Post,
  { rendered, digest }: PostContent
) {
  const { api, posts } = parts
  yield* save(parts, key, post, { is: "sending", floor: posts.top(post.chat) })
  const sent = yield* Effect.result(api.send(post, rendered))
  if (Result.isFailure(sent)) return yield* afterFailedSend(parts, key, post, sent.failure)
  yield* saveStanding(parts, key, post, sent.success, digest)
})

const afterFailedSend = Effect.fnUntraced(function* (parts: DeliveryParts, key: string, post: Post, fault: ApiFault) {
  if (fault.kind === "unknown") return yield* fault
  if (fault.kind === "no-thread" && post.thread !== null)
    return yield* save(parts, key, { ...post, thread: null }, { is: "wanted" })
  if (!isFinal(fault)) {
    // Telegram has answered that the message was not sent, so it may be sent again.
    yield* save(parts, key, post, { is: "wanted" })
    return yield* fault
  }
  yield* Effect.logWarning("a message was refused by Telegram", { why: fault.description })
  yield* save(parts, key, post, { is: "given-up" })
})

const edit = Effect.fnUntraced(function* (
  parts: DeliveryParts,
  key: string,
  post: Post,
  message: number,
  { rendered, digest }: PostContent
) {
  const stage = yield* parts.api.edit(post.chat, message, rendered).pipe(
    Effect.as<PostStage>({ is: "standing", message, shown: digest }),
    Effect.catchIf(
      (fault) => fault.kind === "not-modified",
      () => Effect.succeed<PostStage>({ is: "standing", message, shown: digest })
    ),
    Effect.catchIf(isFinal, (fault) =>
      Effect.logInfo("a card can no longer be edited", { why: fault.description }).pipe(
        Effect.as<PostStage>({ is: "given-up" })
      )
    )
  )
  yield* save(parts, key, post, stage)
})

/** Failures of this message alone that no retry can resolve. */
const isFinal = ({ kind }: ApiFault) => kind === "refused" || kind === "gone" || kind === "no-thread"
