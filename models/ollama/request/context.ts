/** The context in a distillation prompt. Its size is bounded, so that it leaves room for the messages or atoms. */
import type { KnownItem, Precedent } from "../../distillation.ts"

/** The most known items of one kind in a prompt, and the length of each in UTF-16 units. */
export const mostKnown = 40
const mostKnownText = 500

/** The most decisions of the team that a prompt gives as examples. */
const mostPrecedents = 12

export const indexed = (texts: ReadonlyArray<string>) =>
  texts.slice(0, mostKnown).map((text, index) => ({ index, text: cut(text) }))

/** Known atoms with the day on which they were said. @param dayOf the day of an instant */
export const knownItems = (items: ReadonlyArray<KnownItem>, dayOf: (at: string) => string) =>
  items
    .slice(0, mostKnown)
    .map(({ type, text, at, status }, index) => ({ index, type, status, on: dayOf(at), text: cut(text) }))

export const decisionsOf = (precedents: ReadonlyArray<Precedent>) =>
  precedents.slice(0, mostPrecedents).map(({ text, verdict, became, reason }) => ({
    text: cut(text),
    verdict,
    ...(became !== null && { became: cut(became) }),
    ...(reason !== null && { reason })
  }))

const cut = (text: string) => text.slice(0, mostKnownText)
