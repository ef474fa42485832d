/** The content that a post should have now, and whether its message shows it. */
import { Effect } from "effect"
import { hash } from "../../../../streams/commit/identity.ts"
import type { Rendered } from "../../api/bot.ts"
import type { BotButton } from "../../buttons/keyboard.ts"
import type { RenderOutcome } from "../renderers/renderer.ts"
import { renderMessage, type Renderers } from "../renderers/renderers.ts"
import type { MessageWhat, Post } from "../posts/post.ts"

/** A post that is a message, not a reaction. */
export type MessagePost = Omit<Post, "what"> & { readonly what: MessageWhat }

export const isMessage = (post: Post): post is MessagePost => post.what.is !== "reaction"

export interface PostContent extends Extract<RenderOutcome, { readonly is: "message" }> {
  /** Hash of the visible content. The data of the buttons is not part of it: it changes with each comment, and an edit costs a call. */
  readonly digest: string
  /** The hash that earlier versions stored: of the visible content and the data of the buttons. */
  readonly formerDigest: string
}

export const contentOfPost = (renderers: Renderers["Service"], { what, language, chat, stage }: MessagePost) =>
  Effect.map(renderMessage(renderers, what, { language, chat, isSent: stage.is !== "wanted" }), (found) =>
    found.is === "message" ? ({ ...found, ...digestsOf(found.rendered) } satisfies PostContent) : found
  )

const digestsOf = (rendered: Rendered) => {
  const { text, styles, buttons } = rendered
  const shown = [text, buttons.map((row) => row.map(shownOf)), ...(styles === undefined ? [] : [styles])]
  return { digest: hash(20, JSON.stringify(shown)), formerDigest: hash(20, JSON.stringify(rendered)) }
}
const shownOf = (button: BotButton) => ("url" in button ? `${button.text} ${button.url}` : button.text)

/** True when the message already shows the content, as far as this process knows. */
export const isShown = ({ stage }: MessagePost, { digest, formerDigest }: PostContent): boolean =>
  stage.is === "standing" && (stage.shown === digest || stage.shown === formerDigest)
