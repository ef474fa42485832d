/** Cuts pages of messages into chunks, if possible between conversations. */
import { Duration } from "effect"
import { gapBetween, type ChatMessage } from "./chatMessage.ts"

/** A silence of this length ends a conversation. Source: the rules measured on IRC (see `threads.ts`), 30 minutes. */
export const silence = Duration.minutes(30)

/**
 * The number of messages at the start of a page, in time order, that form one chunk. A page that is not full is one
 * chunk, because nothing follows it. A full page ends at the longest silence in its second half; without one it is one
 * chunk.
 *
 * @param most the number of messages of a full page; the rest of a longer page belongs to the next chunk
 * @default most 400
 */
export const chunkEnd = (
  messages: ReadonlyArray<ChatMessage>,
  { most = 400 }: { readonly most?: number } = {}
): number => {
  if (messages.length < most) return messages.length
  let end = most
  let longest = 0
  for (let i = Math.max(1, Math.ceil(most / 2)); i < most; i++) {
    const [before, after] = [messages[i - 1], messages[i]]
    if (before === undefined || after === undefined) continue
    const gap = gapBetween(before, after)
    if (gap < Duration.toMillis(silence) || gap <= longest) continue
    longest = gap
    end = i
  }
  return end
}
