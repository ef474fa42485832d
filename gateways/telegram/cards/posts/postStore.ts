/** All posts, in memory and in bucket `OUTBOX`. They are sealed, because they contain the real ids of people's chats. */
import { Effect, Schema } from "effect"
import { createHmac } from "node:crypto"
import { hash } from "../../../../streams/commit/identity.ts"
import { type Bucket, Buckets } from "../../../../streams/ports/bucket.ts"
import { Keyring } from "../../../../streams/sealing/keyring.ts"
import { seal, type SealingKey, unseal } from "../../../../streams/cipher/sealing.ts"
import { isSupergroup } from "../../api/chatKey.ts"
import { BotAccount } from "../../token/botAccount.ts"
import { isLive, Post } from "./post.ts"
import { makeKeyedLock } from "./keyedLock.ts"
import { makePostIndex } from "./postIndex.ts"
import { botKey } from "../../token/botKey.ts"

const prefix = "post1."
/** Prefix of earlier versions, which stored a post under a plain hash of Telegram ids. Such a hash can be guessed. */
const formerPrefix = "post."
const dayMillis = 24 * 3600 * 1000
/** Time that a notice is kept, because the update that requested it may come again. */
const noticeMillis = 7 * dayMillis
/** Time that a reaction is tried for. */
const reactionMillis = dayMillis
/** Time that a post is kept after a person deleted it, or Telegram refused it. */
const givenUpMillis = 30 * dayMillis
/** Time that a message follows the thing that it is about. */
const cardMillis = 365 * dayMillis

const follows = (what: Post["what"]) => isLive(what) || what.is === "comments"
/** True for a message that would be requested again without its post. The post of a deleted one is kept, so that it is not sent again. */
const isRequestedAgain = ({ is }: Post["what"]) => is === "comments" || is === "proposal" || is === "approval"

/** True when a post is no longer needed. `now`: milliseconds since 1970. */
const isExpired = ({ what, stage, at }: Post, now: number): boolean => {
  const age = now - at
  if (what.is === "reaction") return age > reactionMillis
  if (stage.is === "given-up") return age > (isRequestedAgain(what) ? cardMillis : givenUpMillis)
  return stage.is === "standing" && age > (follows(what) ? cardMillis : noticeMillis)
}

/**
 * Erases the text of a notice that is shown or given up. A notice that was perhaps sent twice keeps it, because the search needs it,
 * and so does one that must be edited.
 */
export const withoutSentText = (post: Post): Post => {
  const { what, stage } = post
  const isOver = stage.is === "given-up" || isShownOnce(post)
  return what.is === "notice" && what.text !== "" && isOver ? { ...post, what: { ...what, text: "" } } : post
}
/** True for a sent message that needs no edit and no search for a second copy. A live message is not one, because its thing changes. */
export const isShownOnce = ({ what, stage, lost }: Post): boolean =>
  !isLive(what) && stage.is === "standing" && stage.shown !== "" && lost === undefined

/**
 * A post that a restart must continue: one that was not sent, one whose edit was refused (`shown` is empty), one with an unfinished
 * search, a card with an open picker, which must be closed in time, or a proposal or a question about a group: a person may decide it
 * meanwhile.
 */
export const isUnfinished = ({ what, stage, lost }: Post): boolean =>
  stage.is === "wanted" ||
  stage.is === "sending" ||
  (stage.is === "standing" &&
    (stage.shown === "" ||
      lost !== undefined ||
      what.is === "proposal" ||
      what.is === "approval" ||
      (what.is === "card" && what.picker !== undefined)))

/** `entry`: the name in the bucket. */
export const sealPost = (secret: SealingKey, entry: string, post: Post) =>
  seal(secret, Buffer.from(JSON.stringify(post)), entry)

/** Null when the entry is not a post, or cannot be opened. */
export const openPost = (secret: SealingKey, entry: string, value: Uint8Array): Post | null => {
  try {
    return decode(JSON.parse(unseal(secret, value, entry).toString()))
  } catch {
    return null
  }
}

/**
 * The post as the present bot uses it; null for a message that another bot has sent, which this bot can neither edit nor find by its
 * number. This bot sends the messages that the other bot has not sent.
 */
const ofPresentBot = (post: Post, account: number | null): Post | null => {
  const { bot = null, ...others } = post
  if (bot === account) return post
  if (post.stage.is !== "wanted" || post.what.is === "reaction") return null
  return {
    ...others,
    replyTo: isSupergroup(post.chat) ? post.replyTo : null,
    ...(account === null ? {} : { bot: account })
  }
}

/** Reads the stored posts of the present bot, removes the expired ones, and renames those of earlier versions. */
const readPosts = Effect.fnUntraced(function* (bucket: Bucket, secret: SealingKey, now: number) {
  const account = yield* BotAccount
  const posts: Array<readonly [key: string, post: Post]> = []
  for (const { key: entry, value } of yield* bucket.entries) {
    const isFormer = entry.startsWith(formerPrefix)
    if (!isFormer && !entry.startsWith(prefix)) continue
    const post = yield* opened(secret, entry, value)
    if (post === null) continue
    const key = isFormer ? postKeyOf(secret, null, entry.slice(formerPrefix.length)) : entry.slice(prefix.length)
    const isKept = !isExpired(post, now)
    if (isFormer && isKept) yield* bucket.create(`${prefix}${key}`, sealPost(secret, `${prefix}${key}`, post))
    if (isFormer || !isKept) yield* bucket.erase(entry)
    const present = isKept ? ofPresentBot(post, account) : null
    if (present !== null) posts.push([key, present])
  }
  return posts
})

export const makePostStore = Effect.fnUntraced(function* (now: number) {
  const bucket = yield* (yield* Buckets).open("OUTBOX")
  const secret = yield* (yield* Keyring).keyOf(botKey)
  const account = yield* BotAccount
  const { put, drop, ...index } = makePostIndex()
  const inTurn = makeKeyedLock()
  const sealed = (key: string, post: Post) => sealPost(secret, `${prefix}${key}`, post)

  for (const [key, post] of yield* readPosts(bucket, secret, now)) put(key, post)

  return {
    ...index,
    /** The key of a post that is requested under `asked`. It is keyed, because `asked` is a hash of ids of Telegram. */
    keyOf: (asked: string) => postKeyOf(secret, account, asked),
    /** False when a post has this key already; it stays as it is. */
    add: (key: string, wanted: Post) =>
      inTurn(key)(
        Effect.gen(function* () {
          const post = account === null ? wanted : { ...wanted, bot: account }
          if (index.get(key) !== undefined || !(yield* bucket.create(`${prefix}${key}`, sealed(key, post))))
            return false
          put(key, post)
          return true
        })
      ),
    remove: (key: string) =>
      inTurn(key)(
        Effect.gen(function* () {
          yield* bucket.erase(`${prefix}${key}`)
          const post = index.get(key)
          if (post !== undefined) drop(key, post)
        })
      ),
    /** Removes the posts that are no longer needed. */
    prune: Effect.fnUntraced(function* (now: number) {
      for (const [key, post] of index.all()) {
        if (!isExpired(post, now)) continue
        yield* bucket.erase(`${prefix}${key}`)
        drop(key, post)
      }
    }),
    /**
     * Changes a post. The changes of one post are stored one after another, and each gets the result of the one before. False when
     * the change returns null, or the post was removed; then nothing was stored.
     */
    update: (key: string, change: (post: Post) => Post | null) =>
      inTurn(key)(
        Effect.suspend(() => {
          const before = index.get(key)
          const after = before === undefined ? null : change(before)
          if (after === null) return Effect.succeed(false)
          const kept = withoutSentText(after)
          return Effect.map(bucket.put(`${prefix}${key}`, sealed(key, kept)), () => (put(key, kept), true))
        })
      )
  }
})
export type PostStore = Effect.Success<ReturnType<typeof makePostStore>>

/** `asked` may have the number of a message, which each bot counts for itself. */
const postKeyOf = (secret: SealingKey, account: number | null, asked: string) =>
  hash(
    20,
    createHmac("sha256", secret)
      .update(account === null ? `post ${asked}` : `post ${account} ${asked}`)
      .digest("hex")
  )

const decode = Schema.decodeUnknownSync(Post)
/** Null, and a warning, for a post that cannot be unsealed or decoded. */
const opened = (secret: Parameters<typeof unseal>[0], name: string, value: Uint8Array) =>
  Effect.try({
    try: () => decode(JSON.parse(unseal(secret, value, name).toString())),
    catch: () => null
  }).pipe(Effect.catch(() => Effect.as(Effect.logWarning("a post of the outbox cannot be read", { name }), null)))
