/** The content that a post should have now. */
import { Effect } from "effect"
import { hash } from "../../../../streams/commit/identity.ts"
import type { Rendered } from "../../api/bot.ts"
import { cardOf, cut, mostText } from "../task/card.ts"
import type { Post } from "../posts/post.ts"
import type { TaskView } from "../task/taskView.ts"

/** A post that is a message, not a reaction. */
export type MessagePost = Omit<Post, "what"> & { readonly what: Exclude<Post["what"], { readonly is: "reaction" }> }

export interface PostContent {
  readonly rendered: Rendered
  /** Hash of the visible content. The data of the buttons is not part of it: it changes with each comment, and an edit costs a call. */
  readonly digest: string
  /** The hash that earlier versions stored: of the visible content and the data of the buttons. */
  readonly formerDigest: string
  /** `waiting`: the task is not classified yet. */
  readonly outcome: "settled" | "waiting"
}

/** Null while the post's task is not in the read model. */
export const contentOfPost = Effect.fnUntraced(function* (view: TaskView["Service"], { what, language }: MessagePost) {
  if (what.is === "notice") return content({ text: cut(what.text, mostText), buttons: what.buttons ?? [] }, "settled")
  const row = yield* view.get(what.task)
  if (row === null) return null
  return content(cardOf(row, language), row.classification === "pending" ? "waiting" : "settled")
})

const content = (rendered: Rendered, outcome: PostContent["outcome"]): PostContent => {
  const { text, buttons } = rendered
  return {
    rendered,
    digest: hash(20, JSON.stringify([text, buttons.map((row) => row.map((button) => button.text))])),
    formerDigest: hash(20, JSON.stringify(rendered)),
    outcome
  }
}

/** True when the message already shows the content, as far as this process knows. */
export const isShown = ({ stage }: MessagePost, { digest, formerDigest }: PostContent): boolean =>
  stage.is === "standing" && (stage.shown === digest || stage.shown === formerDigest)
