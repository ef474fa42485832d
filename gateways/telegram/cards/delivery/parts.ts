/** The parts of the delivery, and the steps that all of its calls share. */
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

/**
 * Stores the number of a message, and the numbers that a first message of the same post may have. `post`: the post whose content the
 * message has. If it was replaced since, the message needs an edit.
 */
export const saveStanding = (parts: DeliveryParts, key: string, { what }: Post, message: number, shown: string) =>
  save(parts, key, ({ lost, ...now }) => {
    parts.posts.noteNumber(now.chat, message)
    const until = lost?.until ?? message
    const isOver = lost === undefined || lost.next >= until
    return {
      ...now,
      ...(isOver ? {} : { lost: { next: lost.next, until } }),
      stage: { is: "standing", message, shown: now.what === what ? shown : "" }
    }
  })
