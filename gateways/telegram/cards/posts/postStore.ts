/** All posts, in memory and in bucket `OUTBOX`. They are sealed, because they contain the real ids of people's chats. */
import { Effect } from "effect"
import { postBucket, postKeyOf, postPrefix, readPosts, sealPost, storedPost } from "./entries.ts"
import { makeKeyedLock } from "./keyedLock.ts"
import { isExpired } from "./lifetime.ts"
import { isLive, type Post } from "./post.ts"
import { makePostIndex } from "./postIndex.ts"

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

export const makePostStore = Effect.fnUntraced(function* (now: number) {
  const stored = yield* postBucket
  const { bucket, secret, account } = stored
  const { put, drop, ...index } = makePostIndex()
  const inTurn = makeKeyedLock()
  const sealed = (key: string, post: Post) => sealPost(secret, `${postPrefix}${key}`, post)

  for (const [key, post] of yield* readPosts(stored, now)) put(key, post)

  const add = Effect.fnUntraced(function* (key: string, post: Post) {
    if (index.get(key) !== undefined) return "known" as const
    const isNew = yield* bucket.create(`${postPrefix}${key}`, sealed(key, post))
    const present = isNew ? post : yield* storedPost(stored, `${postPrefix}${key}`)
    if (present === null) return "known" as const
    put(key, present)
    return isNew ? ("added" as const) : ("restored" as const)
  })

  return {
    ...index,
    /** The key of a post that is requested under `asked`. It is keyed, because `asked` is a hash of ids of Telegram. */
    keyOf: (asked: string) => postKeyOf(secret, account, asked),
    /**
     * `known`: a post has this key already; it stays as it is. `restored`: the post was in the bucket only, because the answer to an
     * earlier attempt was lost; now it is also in memory.
     */
    add: (key: string, wanted: Post) => inTurn(key)(add(key, account === null ? wanted : { ...wanted, bot: account })),
    remove: (key: string) =>
      inTurn(key)(
        Effect.gen(function* () {
          yield* bucket.erase(`${postPrefix}${key}`)
          const post = index.get(key)
          if (post !== undefined) drop(key, post)
        })
      ),
    /** Removes the posts that are no longer needed. */
    prune: Effect.fnUntraced(function* (now: number) {
      for (const [key, post] of index.all()) {
        if (!isExpired(post, now)) continue
        yield* bucket.erase(`${postPrefix}${key}`)
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
          return Effect.map(bucket.put(`${postPrefix}${key}`, sealed(key, kept)), () => (put(key, kept), true))
        })
      )
  }
})
export type PostStore = Effect.Success<ReturnType<typeof makePostStore>>
