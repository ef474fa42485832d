/**
 * Makes the text of a message, for live messages and for exports: the words with their links and quotations, then a line for
 * each attachment. Content that text cannot show has a line that names it.
 */
import { plainOf, type Span, writtenOf } from "./spans.ts"

export interface MessageContent {
  readonly spans: ReadonlyArray<Span>
  /** A line for each attachment, poll, place and so on. */
  readonly beside: ReadonlyArray<string>
}

export const contentText = ({ spans, beside }: MessageContent): string =>
  [writtenOf(spans), ...beside].filter((part) => part !== "").join("\n")

/** The text that earlier versions stored for the same message: its words alone. */
export const formerTextOf = ({ spans }: MessageContent): string => plainOf(spans)
