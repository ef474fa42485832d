/** The messages of a bot that another one has replaced. They are in the bucket only, because the present bot cannot change them. */
import { Effect } from "effect"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { Keyring } from "../../../../streams/sealing/keyring.ts"
import { botKey } from "../../token/botKey.ts"
import type { Post } from "./post.ts"
import { openPost } from "./entries.ts"

/** Posts that are opened in one turn of the event loop: about a millisecond. */
const openedAtOnce = 32

/**
 * Returns a read of the content of a message that the bot of the account has sent; null for none. Each read opens all posts, so it
 * must be used only for a reply.
 */
export const sentByFormerBot = Effect.fnUntraced(function* (account: number | null) {
  const bucket = yield* (yield* Buckets).open("OUTBOX")
  const secret = yield* (yield* Keyring).keyOf(botKey)
  return Effect.fnUntraced(function* (
    chat: number,
    message: number
  ): Effect.fn.Return<Post["what"] | null, StreamUnavailable> {
    const entries = (yield* bucket.entries).filter(({ key }) => key.startsWith("post"))
    for (const [n, { key, value }] of entries.entries()) {
      if (n % openedAtOnce === openedAtOnce - 1) yield* Effect.yieldNow
      const post = openPost(secret, key, value)
      if (post === null || post.chat !== chat || (post.bot ?? null) !== account) continue
      if (post.stage.is === "standing" && post.stage.message === message) return post.what
    }
    return null
  })
})
