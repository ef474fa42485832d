/**
 * Finds a message whose send had no answer. A send has no idempotency key, but an edit shows whether a message exists, because the
 * bot can edit only its own.
 *
 * The bot does not see every message of a group, so the number of the message may be far above the last known one. After some
 * numbers the message is sent again, and its new number bounds the search for the earlier copies, which are then removed.
 */
import { Effect } from "effect"
import type { BotApi, Rendered } from "../../api/bot.ts"
import type { Post } from "../posts/post.ts"
import type { PostContent } from "./content.ts"
import { type DeliveryParts, removeIfPossible, save, saveStanding } from "./parts.ts"

/** Message numbers above the last known one that are probed before the message is sent again. */
const probeBeyond = 10
const mostProbes = 30
/** Message numbers that are searched after the message was sent again. At 20 edits a minute this takes ten minutes. */
const mostLost = 200

/**
 * Finds the message of a post in the stage `sending`, or makes the post wanted again. Fails with the fault of a call that could not
 * be made; a retry begins at the same number.
 */
export const find = Effect.fnUntraced(function* (
  parts: DeliveryParts,
  key: string,
  post: Post,
  floor: number,
  { rendered, digest }: PostContent
) {
  const { api, pace, posts } = parts
  const last = Math.max(floor, posts.top(post.chat)) + probeBeyond
  const candidates = Array.from({ length: last - floor }, (_, i) => floor + 1 + i).filter(
    (id) => !posts.isTaken(post.chat, id)
  )
  for (const candidate of candidates.slice(0, mostProbes)) {
    if (!(yield* pace.within(post.chat, "find", isOwn(api, post.chat, candidate, rendered)))) continue
    // This may be an earlier copy, so another one may have a higher number.
    const until = post.lost === undefined ? candidate : post.lost.next + mostLost
    return yield* saveStanding(parts, key, post, { message: candidate, shown: digest, until })
  }
  const next = (candidates.slice(0, mostProbes).at(-1) ?? floor) + 1
  return yield* save(parts, key, (now) => ({
    ...now,
    lost: { next: now.lost?.next ?? next, until: null, copies: now.lost === undefined ? 1 : copiesOf(now.lost) + 1 },
    stage: { is: "wanted" }
  }))
})

/**
 * Probes one number for a message that was perhaps sent more than once, and deletes the message if it is the bot's. Returns true
 * while copies and numbers are left. Fails with the fault of a call that could not be made; a retry begins at the same number.
 */
export const searchLost = Effect.fnUntraced(function* (
  parts: DeliveryParts,
  key: string,
  { lost, chat }: Post,
  { rendered }: PostContent
) {
  const { api, pace, posts } = parts
  if (lost === undefined) return false
  const until = Math.min(lost.until ?? lost.next, lost.next + mostLost)
  const next = firstFree(posts, chat, lost.next, until)
  const ends = save(parts, key, ({ lost: _, ...now }) => now)
  if (next >= until) return yield* Effect.as(ends, false)
  const isCopy = yield* pace.within(chat, "search", isOwn(api, chat, next, rendered))
  if (isCopy) yield* removeIfPossible(parts, chat, next)
  const copies = copiesOf(lost) - (isCopy ? 1 : 0)
  if (copies === 0) return yield* Effect.as(ends, false)
  return yield* Effect.as(
    save(parts, key, (now) => ({ ...now, lost: { next: next + 1, until, copies } })),
    true
  )
})

const copiesOf = ({ copies = 1 }: NonNullable<Post["lost"]>) => copies

const firstFree = (posts: DeliveryParts["posts"], chat: number, from: number, until: number) => {
  let next = from
  while (next < until && posts.isTaken(chat, next)) next++
  return next
}

const isOwn = (api: BotApi["Service"], chat: number, message: number, rendered: Rendered) =>
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
