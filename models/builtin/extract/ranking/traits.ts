/** The traits of a candidate in its window, as named numbers. A trait without a fitted weight has no effect. */
import type { AtomType } from "../../../../domain/values.ts"
import { plain } from "../../../language/words.ts"
import { oddsOf } from "./odds.ts"
import type { Surroundings } from "./surroundings.ts"
import { textTraitsOf, type Traits } from "./textTraits.ts"

/** The part of a candidate that is ranked. */
export interface Rankable {
  readonly type: AtomType
  /** The rules' score, 0 to 1. */
  readonly score: number
  readonly factors: ReadonlyArray<{ readonly name: string }>
  /** Index into the messages. */
  readonly message: number
  readonly text: string
  readonly marker: string | null
  /** Set if the rules for work found it. */
  readonly work?: { readonly owner: number | null }
}

/** More replies have no further effect. */
const mostReplies = 3

/** The traits of the text that say something beyond the rules' score. The other traits fitted only the judged chats. */
const ofText = ["pronoun", "few content words", "past"] as const

/** A statement that begins so is a part of a longer thought: "so that charge fails", "or if it expires". */
const fragment =
  /^(?:so that|if|or|and|but|hence|like|because|which|then|when|after|before|since|що|якщо|і|й|але|бо|або|коли|поки|тому що|щоб|что|если|и|но|или|когда|пока|потому что|чтобы)(?!\p{L})/u
/** The message begins with the name of its reader, or with a word of an answer: "Dan: …", "yep, …". */
const opening = /^@?[\p{L}\p{N}_|-]{1,30}[:,]\s/u

export const traitsOf = (
  { type, score, factors, message, text, marker, work }: Rankable,
  { messages, neighbours, statements }: Surroundings
): Traits => {
  const around = neighbours[message]
  const written = textTraitsOf(type, text)
  const isWork = work !== undefined
  const all: Record<string, number> = {
    [`type ${type}`]: 1,
    marked: Number(marker !== null),
    // The rules for work and the kinds of knowledge have scores of their own scales.
    [isWork ? "score of work" : "score of knowledge"]: oddsOf(score),
    replies: Math.min(mostReplies, around?.replies ?? 0) / mostReplies,
    agreed: Number(around?.agreed ?? false),
    completed: Number(around?.completed ?? false),
    "only statement": Number((statements.get(message) ?? 1) <= 1),
    fragment: Number(fragment.test(plain(text)) && !/\?\W*$/u.test(text)),
    opening: Number(opening.test(messages[message]?.text ?? "")),
    "has an owner": Number(typeof work?.owner === "number")
  }
  for (const name of ofText) all[name] = written.get(name) ?? 0
  // The score of knowledge already is a weighted sum of its factors.
  if (isWork) for (const { name } of factors) all[`factor ${name}`] = 1
  return new Map(Object.entries(all).filter(([, value]) => value !== 0))
}
