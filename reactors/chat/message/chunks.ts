/** Where a page of messages is cut, so that no conversation is cut in two if that can be helped. */
import { Duration } from "effect"
import { gapBetween, type ReadingMessage } from "./chatMessage.ts"

/** A silence of this length ends what was talked about. Source: the thread rules that were measured on IRC, 30 minutes. */
export const silence = Duration.minutes(30)

/**
 * How many messages of a page, in time order, are read as one chunk: all of a page that is not full, for nothing
 * comes after it; else those before the longest silence in its second half; else all.
 *
 * @param most how many messages a full page has; what a longer one has beyond waits for the next chunk
 * @default most 400
 */
export const chunkEnd = (
  messages: ReadonlyArray<ReadingMessage>,
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
