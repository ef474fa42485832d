/** The messages of a bot that another one has replaced. They are in the bucket only, because the present bot cannot change them. */
import { Effect } from "effect"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { Keyring } from "../../../../streams/sealing/keyring.ts"
import { botKey } from "../../token/botKey.ts"
import type { Post } from "./post.ts"
import { openPost } from "./postStore.ts"

/** Reads the contents of the messages that the bot of the account has sent, by chat and number. */
export const sentByFormerBot = Effect.fnUntraced(function* (account: number | null) {
  const bucket = yield* (yield* Buckets).open("OUTBOX")
  const secret = yield* (yield* Keyring).keyOf(botKey)
  const sent = new Map<string, Post["what"]>()
  for (const { key, value } of yield* bucket.entries) {
    const post = key.startsWith("post") ? openPost(secret, key, value) : null
    if (post !== null && (post.bot ?? null) === account && post.stage.is === "standing")
      sent.set(`${post.chat}:${post.stage.message}`, post.what)
  }
  return (chat: number, message: number): Post["what"] | null => sent.get(`${chat}:${message}`) ?? null
})
