/** The parts of the delivery, and the steps that all of its calls share. */
import { Effect } from "effect"
import type { ApiFault } from "../../api/apiFault.ts"
import type { BotApi } from "../../api/bot.ts"
import type { Renderers } from "../renderers/renderers.ts"
import type { Post } from "../posts/post.ts"
import type { PostStore } from "../posts/postStore.ts"
import type { Pace } from "./limits/pace.ts"

export interface DeliveryParts {
  readonly api: BotApi["Service"]
  readonly renderers: Renderers["Service"]
  readonly posts: PostStore
  readonly pace: Pace
}

/**
 * Changes and stores a post. The change gets the present post, because its content may have been replaced meanwhile. False when the
 * change returns null, or the post was removed; then nothing is stored.
 */
export const save = ({ posts }: DeliveryParts, key: string, change: (post: Post) => Post | null) =>
  posts.update(key, (before) => {
    const after = change(before)
    if (after === null) return null
    const { floodedUntil: _, ...rest } = after
    return rest
  })

/** A message of a post that is in its chat. */
interface Standing {
  readonly message: number
  /** The digest of its content. */
  readonly shown: string
  /** The numbers of other copies are below it. */
  readonly until: number
}

/**
 * Stores the number of a message, and the numbers that other copies of it may have. `post`: the post whose content the message has.
 * If it was replaced since, the message needs an edit. The number counts as in use once it is stored: until then `find` must see it.
 */
export const saveStanding = (parts: DeliveryParts, key: string, { what }: Post, { message, shown, until }: Standing) =>
  save(parts, key, ({ lost, ...now }) => {
    const isOver = lost === undefined || lost.next >= until
    return {
      ...now,
      ...(isOver ? {} : { lost: { ...lost, until } }),
      stage: { is: "standing", message, shown: now.what === what ? shown : "" }
    }
  })

/** Failures of one message alone that no retry can resolve. */
export const isFinal = ({ kind }: ApiFault) => kind === "refused" || kind === "gone" || kind === "no-thread"

/** Deletes a message of the bot. Succeeds also when Telegram refuses it and no retry can resolve that. */
export const removeIfPossible = ({ api }: DeliveryParts, chat: number, message: number) =>
  api
    .remove(chat, message)
    .pipe(Effect.catchIf(isFinal, (fault) => Effect.logDebug("a message stays", { why: fault.description })))
