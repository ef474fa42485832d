/** The traits of a candidate in its window, as named numbers. A trait without a fitted weight has no effect. */
import type { AtomType } from "../../../../domain/values.ts"
import type { WindowMessage } from "../../../distillation.ts"
import { sharedBy, stems } from "../../../language/text/contentWords.ts"
import type { Neighbours } from "./neighbours.ts"
import { textTraitsOf, type Traits } from "./textTraits.ts"

/** The part of a candidate that is ranked. */
export interface Rankable {
  readonly type: AtomType
  /** The rules' score, 0 to 1. */
  readonly score: number
  readonly factors: ReadonlyArray<{ readonly name: string }>
  /** Index into the messages. */
  readonly message: number
  readonly quote: string
  readonly text: string
  readonly marker: string | null
  readonly addressed: boolean
}

/** More replies, and more messages about the same matter, have no further effect. */
const mostCounted = 3
/** A message takes a matter up if it shares this many stems with it. */
const sharedStems = 2
/** A quote is the whole message if it leaves out at most this many UTF-16 units, such as a full stop. */
const leftOut = 4

/** @param neighbours those of the messages, in their order */
export const traitsOf = (
  { type, score, factors, message, quote, text, marker, addressed }: Rankable,
  messages: ReadonlyArray<WindowMessage>,
  neighbours: ReadonlyArray<Neighbours>
): Traits => {
  const said = messages[message]
  const around = neighbours[message]
  if (said === undefined || around === undefined) return textTraitsOf(type, text)
  const whole = said.text.trim()
  const place = whole.indexOf(quote)
  const own = stems(text)
  const alike = (others: ReadonlyArray<Neighbours>) =>
    counted(
      others.filter(({ author, stems: theirs }) => author !== said.author && sharedBy(own, theirs) >= sharedStems)
    )
  const traits = new Map(textTraitsOf(type, text))
  const all: Record<string, number> = {
    "rules' score": score,
    marked: Number(marker !== null),
    addressed: Number(addressed),
    "whole message": Number(place >= 0 && quote.length >= whole.length - leftOut),
    "begins the message": Number(place === 0),
    "part of the message": Math.min(1, quote.length / Math.max(1, whole.length)),
    "is a reply": Number(said.replyTo !== null),
    replies: counted(around.replies),
    followed: Number(around.followed),
    "followed by a question": Number(around.followedByQuestion),
    agreed: Number(around.agreed),
    completed: Number(around.completed),
    "author's share": around.share,
    "taken up": alike(neighbours.slice(message + 1)),
    "said before": alike(neighbours.slice(0, message))
  }
  for (const { name } of factors) all[`factor ${name}`] = 1
  for (const [name, value] of Object.entries(all)) if (value !== 0) traits.set(name, value)
  return traits
}

const counted = (all: ReadonlyArray<unknown>) => Math.min(mostCounted, all.length) / mostCounted
