/**
 * The one idea of a message's text, for live messages and for exports: the words with their links and quotations, then a line
 * for each thing beside them. Nothing of a message is left out without a word.
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
