/** What a distilling prompt says beside its material: context, bounded so that it never crowds that out. */
import type { Precedent } from "../../distilling.ts"

/** Known things of one kind, and characters of each, that a prompt tells. */
export const mostKnown = 40
const mostKnownText = 500

/** The team's own decisions that a prompt tells as examples. */
const mostPrecedents = 12

export const indexed = (texts: ReadonlyArray<string>) =>
  texts.slice(0, mostKnown).map((text, index) => ({ index, text: cut(text) }))

export const decisionsOf = (precedents: ReadonlyArray<Precedent>) =>
  precedents.slice(0, mostPrecedents).map(({ text, verdict, became, reason }) => ({
    text: cut(text),
    verdict,
    ...(became !== null && { became: cut(became) }),
    ...(reason !== null && { reason })
  }))

const cut = (text: string) => text.slice(0, mostKnownText)
