/**
 * Erases from bucket `OUTBOX` the posts in private chats with forgotten people, because they hold Telegram ids, and the texts
 * of all sent notices, because they may quote any person. Returns the number of changed posts. Safe to repeat.
 */
import { Effect } from "effect"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { Keyring } from "../../../../streams/sealing/keyring.ts"
import { accountsOfForgotten } from "../../people/book/forgottenAccounts.ts"
import { openPost, sealPost } from "./entries.ts"
import { withoutSentText } from "./postStore.ts"
import { botKey } from "../../token/botKey.ts"

export const forgetPosts = Effect.gen(function* () {
  const buckets = yield* Buckets
  if (!(yield* buckets.exists("OUTBOX"))) return 0
  const bucket = yield* buckets.open("OUTBOX")
  const secret = yield* (yield* Keyring).keyOf(botKey)
  const isAccountOfForgotten = yield* accountsOfForgotten
  // Groups have negative numbers. A private chat has the number of its person.
  const isOfForgotten = (chat: number) => chat > 0 && isAccountOfForgotten(chat)
  let changed = 0
  for (const { key, value, revision } of yield* bucket.entries) {
    const post = openPost(secret, key, value)
    if (post === null) continue
    const scrubbed = withoutSentText(post)
    if (isOfForgotten(post.chat)) yield* bucket.erase(key)
    else if (scrubbed !== post) yield* bucket.update(key, sealPost(secret, key, scrubbed), revision)
    else continue
    changed++
  }
  return changed
})
