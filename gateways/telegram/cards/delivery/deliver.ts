/** Reconciles one post with Telegram: sends it, finds it after a lost answer, or edits it. */
import { Clock, Effect, Result } from "effect"
import { hash } from "../../../../streams/commit/identity.ts"
import type { ApiFault } from "../../api/apiFault.ts"
import type { BotApi, Rendered } from "../../api/bot.ts"
import type { TaskView } from "../taskView.ts"
import { cardOf, cut, mostText } from "../card.ts"
import type { Post, PostStage } from "../posts/post.ts"
import type { PostStore } from "../posts/postStore.ts"
import type { CallKind, RateLimit } from "./rateLimit.ts"

/** `waiting`: the task is not in the read model yet, or not classified yet. */
export type DeliveryOutcome = "settled" | "waiting"

/** Message numbers above the last known one that are probed for a message whose send had no answer. */
const probeBeyond = 10
const mostProbes = 30

interface Parts {
  readonly api: BotApi["Service"]
  readonly view: TaskView["Service"]
  readonly posts: PostStore
  readonly rateLimit: RateLimit
}

/** The content that a post should have now. */
interface Content {
  readonly rendered: Rendered
  readonly digest: string
  readonly outcome: DeliveryOutcome
}

export const makeDeliver = (parts: Parts) =>
  Effect.fnUntraced(function* (key: string) {
    const { posts, view } = parts
    for (let post = posts.get(key); post !== undefined && post.stage.is !== "given-up"; post = posts.get(key)) {
      const { stage } = post
      const now = yield* contentOf(view, post)
      if (now === null) return "waiting" as const
      if (stage.is === "standing" && stage.shown === now.digest) return now.outcome
      if (stage.is === "sending") {
        yield* find(parts, key, post, stage.floor, now)
        continue
      }
      yield* withinLimit(parts, post.chat, stage.is === "wanted" ? "send" : "edit")
      // The task may have changed during the wait: all changes become one edit of the message.
      const latest = (yield* contentOf(view, post)) ?? now
      yield* stage.is === "wanted" ? send(parts, key, post, latest) : edit(parts, key, post, stage.message, latest)
    }
    return "settled" as const
  })

/** Null while the post's task is not in the read model. */
const contentOf = Effect.fnUntraced(function* (view: TaskView["Service"], { what, language }: Post) {
  if (what.is === "notice") return content({ text: cut(what.text, mostText), buttons: what.buttons ?? [] }, "settled")
  const row = yield* view.get(what.task)
  if (row === null) return null
  return content(cardOf(row, language), row.classification === "pending" ? "waiting" : "settled")
})

const content = (rendered: Rendered, outcome: DeliveryOutcome): Content => ({
  rendered,
  digest: hash(20, JSON.stringify(rendered)),
  outcome
})

const withinLimit = Effect.fnUntraced(function* ({ rateLimit }: Parts, chat: number, kind: CallKind) {
  yield* Effect.sleep(rateLimit.wait(chat, kind, yield* Clock.currentTimeMillis))
  rateLimit.spend(chat, kind, yield* Clock.currentTimeMillis)
})

const save = ({ posts }: Parts, key: string, post: Post, stage: PostStage) => posts.save(key, { ...post, stage })

const send = Effect.fnUntraced(function* (parts: Parts, key: string, post: Post, { rendered, digest }: Content) {
  const { api, posts } = parts
  yield* save(parts, key, post, { is: "sending", floor: posts.top(post.chat) })
  const sent = yield* Effect.result(api.send(post, rendered))
  if (Result.isFailure(sent)) return yield* afterFailedSend(parts, key, post, sent.failure)
  posts.noteNumber(post.chat, sent.success)
  yield* save(parts, key, post, { is: "standing", message: sent.success, shown: digest })
})

const afterFailedSend = Effect.fnUntraced(function* (parts: Parts, key: string, post: Post, fault: ApiFault) {
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

/** A send has no idempotency key. An edit shows whether the message exists: the bot can edit only its own. */
const find = Effect.fnUntraced(function* (
  parts: Parts,
  key: string,
  post: Post,
  floor: number,
  { rendered, digest }: Content
) {
  const { api, posts } = parts
  const last = Math.max(floor, posts.top(post.chat)) + probeBeyond
  const candidates = Array.from({ length: last - floor }, (_, i) => floor + 1 + i).filter(
    (id) => !posts.isTaken(post.chat, id)
  )
  for (const candidate of candidates.slice(0, mostProbes)) {
    yield* withinLimit(parts, post.chat, "edit")
    if (!(yield* isEditable(api, post.chat, candidate, rendered))) continue
    posts.noteNumber(post.chat, candidate)
    return yield* save(parts, key, post, { is: "standing", message: candidate, shown: digest })
  }
  yield* save(parts, key, post, { is: "wanted" })
})

const isEditable = (api: BotApi["Service"], chat: number, message: number, rendered: Rendered) =>
  api.edit(chat, message, rendered).pipe(
    Effect.as(true),
    Effect.catchIf(
      (fault) => fault.kind === "not-modified",
      () => Effect.succeed(true)
    ),
    Effect.catchIf(
      (fault) => fault.kind === "gone" || fault.kind === "refused",
      () => Effect.succeed(false)
    )
  )

const edit = Effect.fnUntraced(function* (
  parts: Parts,
  key: string,
  post: Post,
  message: number,
  { rendered, digest }: Content
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
