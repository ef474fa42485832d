/** All posts, in memory and in bucket `OUTBOX`. They are sealed: they hold the real ids of people's chats. */
import { Effect, Schema } from "effect"
import type { TaskId } from "../../../../domain/ids.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { Keyring } from "../../../../streams/sealing/keyring.ts"
import { seal, unseal } from "../../../../streams/sealing/sealing.ts"
import { isSupergroup } from "../../api/chatKey.ts"
import { Post } from "./post.ts"

const prefix = "post."
const dayMillis = 24 * 3600 * 1000
/** Time that a notice is kept, because the update that requested it may come again. */
const noticeMillis = 7 * dayMillis
/** Time that a post is kept after which a person deleted it, or Telegram refused it. */
const givenUpMillis = 30 * dayMillis
/** Time that a card follows its task. */
const cardMillis = 365 * dayMillis

/** True when a post is no longer needed. `now`: milliseconds since 1970. */
const isExpired = ({ what, stage, at }: Post, now: number): boolean => {
  const age = now - at
  if (stage.is === "given-up") return age > givenUpMillis
  return stage.is === "standing" && age > (what.is === "notice" ? noticeMillis : cardMillis)
}

/** Message numbers in use that are kept for each counter. */
const mostTaken = 500

/** The counter of a chat's message numbers: a supergroup has its own; private chats and small groups share the bot's. */
const counterOf = (chat: number) => (isSupergroup(chat) ? chat : 0)

export const makePostStore = Effect.fnUntraced(function* (now: number) {
  const bucket = yield* (yield* Buckets).open("OUTBOX")
  const secret = yield* (yield* Keyring).keyOf("installation:telegram")
  const posts = new Map<string, Post>()
  const byTask = new Map<TaskId, Set<string>>()
  const cards = new Map<string, TaskId>()
  const taken = new Map<number, Set<number>>()
  const takenIn = (chat: number) => taken.get(counterOf(chat)) ?? noNumbers

  /** Notes a message number that is in use. */
  const noteNumber = (chat: number, message: number) => {
    const kept = [...takenIn(chat), message].toSorted((a, b) => a - b).slice(-mostTaken)
    taken.set(counterOf(chat), new Set(kept))
  }
  const index = (key: string, post: Post) => {
    posts.set(key, post)
    if (post.replyTo !== null) noteNumber(post.chat, post.replyTo)
    if (post.stage.is === "standing") noteNumber(post.chat, post.stage.message)
    if (post.what.is !== "card") return
    byTask.set(post.what.task, (byTask.get(post.what.task) ?? new Set()).add(key))
    if (post.stage.is === "standing") cards.set(`${post.chat}:${post.stage.message}`, post.what.task)
  }
  const drop = (key: string, { what, chat, stage }: Post) => {
    posts.delete(key)
    if (what.is !== "card") return
    byTask.get(what.task)?.delete(key)
    if (byTask.get(what.task)?.size === 0) byTask.delete(what.task)
    if (stage.is === "standing") cards.delete(`${chat}:${stage.message}`)
  }
  const sealed = (key: string, post: Post) => seal(secret, Buffer.from(JSON.stringify(post)), `${prefix}${key}`)

  for (const { key: name, value } of yield* bucket.entries) {
    if (!name.startsWith(prefix)) continue
    const key = name.slice(prefix.length)
    const post = yield* opened(secret, name, value)
    if (post === null) continue
    if (isExpired(post, now)) yield* bucket.erase(name)
    else index(key, post)
  }

  return {
    get: (key: string): Post | undefined => posts.get(key),
    all: (): ReadonlyArray<readonly [string, Post]> => [...posts],
    ofTask: (task: TaskId): ReadonlySet<string> => byTask.get(task) ?? new Set(),
    /** The task of the card with this message number. */
    cardAt: (chat: number, message: number): TaskId | null => cards.get(`${chat}:${message}`) ?? null,
    /** True when this message may be one whose send has no answer yet. */
    isUnsettled: (chat: number, message: number): boolean =>
      [...posts.values()].some(
        (post) => post.chat === chat && post.stage.is === "sending" && message > post.stage.floor
      ),
    /** The highest known message number of the chat's counter. */
    top: (chat: number): number => Math.max(0, ...takenIn(chat)),
    isTaken: (chat: number, message: number): boolean => takenIn(chat).has(message),
    noteNumber,
    /** False when a post has this key already; it stays as it is. */
    add: Effect.fnUntraced(function* (key: string, post: Post) {
      if (posts.has(key) || !(yield* bucket.create(`${prefix}${key}`, sealed(key, post)))) return false
      index(key, post)
      return true
    }),
    /** Removes the posts that are no longer needed. */
    prune: Effect.fnUntraced(function* (now: number) {
      for (const [key, post] of posts) {
        if (!isExpired(post, now)) continue
        yield* bucket.erase(`${prefix}${key}`)
        drop(key, post)
      }
    }),
    save: Effect.fnUntraced(function* (key: string, post: Post) {
      yield* bucket.put(`${prefix}${key}`, sealed(key, post))
      index(key, post)
    })
  }
})
export type PostStore = Effect.Success<ReturnType<typeof makePostStore>>

const noNumbers: ReadonlySet<number> = new Set()
const decode = Schema.decodeUnknownSync(Post)
/** Null, and a warning, for a post that cannot be unsealed or decoded. */
const opened = (secret: Parameters<typeof unseal>[0], name: string, value: Uint8Array) =>
  Effect.try({
    try: () => decode(JSON.parse(unseal(secret, value, name).toString())),
    catch: () => null
  }).pipe(Effect.catch(() => Effect.as(Effect.logWarning("a post of the outbox cannot be read", { name }), null)))
