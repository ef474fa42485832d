/** The posts in bucket `OUTBOX`. They are sealed, because they contain the real ids of people's chats. */
import { Effect, Schema } from "effect"
import { createHmac } from "node:crypto"
import { hash } from "../../../../streams/commit/identity.ts"
import { type Bucket, Buckets } from "../../../../streams/ports/bucket.ts"
import { Keyring } from "../../../../streams/sealing/keyring.ts"
import { seal, type SealingKey, unseal } from "../../../../streams/cipher/sealing.ts"
import { isSupergroup } from "../../api/chatKey.ts"
import { BotAccount } from "../../token/botAccount.ts"
import { botKey } from "../../token/botKey.ts"
import { isExpired } from "./lifetime.ts"
import { Post } from "./post.ts"

export const postPrefix = "post1."
/** Prefix of earlier versions, which stored a post under a plain hash of Telegram ids. Such a hash can be guessed. */
const formerPrefix = "post."

/** The bucket with its key, and the account of the present bot; null for the first one. */
export interface PostBucket {
  readonly bucket: Bucket
  readonly secret: SealingKey
  readonly account: number | null
}

export const postBucket = Effect.gen(function* () {
  const found: PostBucket = {
    bucket: yield* (yield* Buckets).open("OUTBOX"),
    secret: yield* (yield* Keyring).keyOf(botKey),
    account: yield* BotAccount
  }
  return found
})

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
export const readPosts = Effect.fnUntraced(function* ({ bucket, secret, account }: PostBucket, now: number) {
  const posts: Array<readonly [key: string, post: Post]> = []
  for (const { key: entry, value } of yield* bucket.entries) {
    const isFormer = entry.startsWith(formerPrefix)
    if (!isFormer && !entry.startsWith(postPrefix)) continue
    const post = openPost(secret, entry, value)
    if (post === null) {
      yield* Effect.logWarning("a post of the outbox cannot be read", { name: entry })
      continue
    }
    const key = isFormer ? postKeyOf(secret, null, entry.slice(formerPrefix.length)) : entry.slice(postPrefix.length)
    const isKept = !isExpired(post, now)
    if (isFormer && isKept) yield* bucket.create(`${postPrefix}${key}`, sealPost(secret, `${postPrefix}${key}`, post))
    if (isFormer || !isKept) yield* bucket.erase(entry)
    const present = isKept ? ofPresentBot(post, account) : null
    if (present !== null) posts.push([key, present])
  }
  return posts
})

/** The post in an entry, as the present bot uses it. */
export const storedPost = Effect.fnUntraced(function* ({ bucket, secret, account }: PostBucket, name: string) {
  const entry = yield* bucket.get(name)
  const post = entry === null ? null : openPost(secret, name, entry.value)
  return post === null ? null : ofPresentBot(post, account)
})

/** `asked` may have the number of a message, which each bot counts for itself. */
export const postKeyOf = (secret: SealingKey, account: number | null, asked: string) =>
  hash(
    20,
    createHmac("sha256", secret)
      .update(account === null ? `post ${asked}` : `post ${account} ${asked}`)
      .digest("hex")
  )

const decode = Schema.decodeUnknownSync(Post)
