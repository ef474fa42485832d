/** The message that brings comments from outside the chat to a card. Pure. */
import type { ActorId } from "../../../domain/ids.ts"
import type { Rendered } from "../api/bot.ts"
import { cut } from "../cards/task/cut.ts"
import { type StyledLine, styledText } from "../notices/text/styledText.ts"
import { type BotLanguage, word } from "../words/words.ts"
import type { ThreadComment } from "./commentLog.ts"

/** UTF-16 units of one comment among several, and of the whole message. */
const mostOfSeveral = 600
const mostText = 3500

export interface CommentsModel {
  /** At least one. */
  readonly comments: ReadonlyArray<ThreadComment>
  readonly nameOf: (author: ActorId) => string
  readonly language: BotLanguage
  /** The address of the task on the dashboard; null when Telegram cannot open it. */
  readonly link: string | null
}

export const commentsText = ({ comments, nameOf, language, link }: CommentsModel): Rendered => {
  const most = comments.length === 1 ? mostText : mostOfSeveral
  const parts = comments.map(({ author, text, isDeleted }): ReadonlyArray<StyledLine> => {
    const shown = isDeleted ? word(language, "comment-deleted") : cut(text, most)
    return [{ text: `💬 ${nameOf(author)}`, look: "bold" }, { text: shown }]
  })
  let shown = parts.length
  while (shown > 1 && styledText(parts.slice(0, shown)).text.length > mostText) shown--
  const rest = parts.length - shown
  const more = rest === 0 ? [] : [[{ text: word(language, "notices-more", { count: rest }) }]]
  const isCut = rest > 0 || comments.some(({ text, isDeleted }) => !isDeleted && text.length > most)
  return {
    ...styledText([...parts.slice(0, shown), ...more]),
    buttons: isCut && link !== null ? [[{ text: word(language, "button-open"), url: link }]] : []
  }
}
