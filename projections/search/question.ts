/** Reads the question of a search: its words, its forms for Postgres, and the number of an item that it names. Pure. */
import { folded, joinedOf, signedPartsOf } from "../models/folding/folding.ts"
import type { FoundKind } from "./documents/documents.ts"

/** The most words of a query that are searched. The cost of a search grows with text times words. */
const mostAsked = 8
/** Words, each with the hyphen that excludes it. A word may have apostrophes and hyphens in it. */
const askedPattern = /(-?)([\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*)/gu
const quotes = /[“”„«»″＂]/gu

/** A dash at an end of a word. Only the hyphen of the keyboard excludes a word. */
const dashes = /(?<![\p{L}\p{N}\p{M}])[‐‑‒–—―−]|[‐‑‒–—―−](?![\p{L}\p{N}\p{M}])/gu

/** Small letters without accents, one apostrophe, one hyphen, one quotation mark. */
const plainOf = (query: string) => folded(query.replace(quotes, '"').replace(dashes, " "))

/** The first 8 words of the query, folded and without the operators of a web search. */
export const queryWordsOf = (query: string): ReadonlyArray<string> =>
  [...new Set(askedIn(query).map(joinedOf))].slice(0, mostAsked)

/** The words, and the parts of those with an apostrophe or a hyphen. */
export const askedFormsOf = (query: string): ReadonlySet<string> =>
  new Set([...queryWordsOf(query), ...askedIn(query).slice(0, mostAsked).flatMap(signedPartsOf)])

/** The folded words of the query, without the excluded ones and without `or`. */
const askedIn = (query: string): ReadonlyArray<string> =>
  [...plainOf(query).matchAll(askedPattern)].flatMap(([, without, word = ""]) =>
    without === "-" || word === "or" ? [] : [word]
  )

/** The beginning of the query that holds at most 8 words, with its operators. */
export const boundedQuery = (query: string): string => {
  const next = [...query.matchAll(/[\p{L}\p{N}\p{M}]+/gu)][mostAsked]
  return next === undefined ? query : query.slice(0, next.index)
}

const within = /(?<=[\p{L}\p{N}])['-](?=[\p{L}\p{N}])/gu
/** A hyphen that excludes no word: it has no space before it, or no word after it. */
const notOperator = /(?<![\s(]|^)-|-(?![\p{L}\p{N}"])/gu

/** Both forms of the question for the web search of Postgres: words with apostrophes or hyphens taken apart, and joined. */
export const formsOf = (query: string): { readonly apart: string; readonly joined: string } => {
  const plain = plainOf(query)
  const cleaned = (text: string) => text.replaceAll("'", " ").replaceAll(notOperator, " ")
  return { apart: cleaned(plain.replaceAll(within, " ")), joined: cleaned(plain.replaceAll(within, "")) }
}

const kindOf: Readonly<Record<string, FoundKind>> = {
  t: "task",
  т: "task",
  a: "atom",
  а: "atom",
  k: "topic",
  к: "topic"
}

/** `T-12`, `a 3` and `к-7` as the item that they name; null for another question. */
export const itemNumberIn = (query: string): { readonly kind: FoundKind; readonly number: number } | null => {
  const match = /^\s*([tтaаkк])\s?-?\s?(\d{1,9})\s*$/u.exec(plainOf(query))
  const kind = kindOf[match?.[1] ?? ""]
  return kind === undefined ? null : { kind, number: Number(match?.[2]) }
}
