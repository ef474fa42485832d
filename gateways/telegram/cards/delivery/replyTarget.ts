/** The message that a new message of the bot replies to. */
import type { Post } from "../posts/post.ts"
import type { PostStore } from "../posts/postStore.ts"

/** `not-yet`: that message is not sent yet. `gone`: it is finished, and an answer to it has no place. */
export type ReplyTarget =
  | { readonly is: "known"; readonly message: number | null }
  | { readonly is: "not-yet" }
  | { readonly is: "gone" }

/** Comments reply to the card of their task in the same chat. Every other message replies to the one that was requested. */
export const replyTargetOf = (posts: Pick<PostStore, "ofThing" | "get">, post: Post): ReplyTarget => {
  const { what, chat, replyTo } = post
  if (what.is !== "comments") return { is: "known", message: replyTo }
  const card = posts
    .ofThing(what.task)
    .map((key) => posts.get(key))
    .find((each) => each?.what.is === "card" && each.chat === chat)
  if (card === undefined || card.stage.is === "given-up") return { is: "gone" }
  return card.stage.is === "standing" ? { is: "known", message: card.stage.message } : { is: "not-yet" }
}
