/** A question as the search asks it, and the number of an item that it may be. Pure. */
import { folded, joinedOf, signedPartsOf } from "../models/folding/folding.ts"
import type { FoundKind } from "./documents/documents.ts"

/** The most words of a query that are searched. The cost of a search grows with text times words. */
const mostAsked = 8
/** Words, each with the sign that leaves its texts out. A word may have apostrophes and hyphens in it. */
const askedPattern = /(-?)([\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*)/gu
const quotes = /[“”„«»″＂]/gu

/** A dash at an end of a word. Only the hyphen of the keyboard leaves words out. */
const dashes = /(?<![\p{L}\p{N}\p{M}])[‐‑‒–—―−]|[‐‑‒–—―−](?![\p{L}\p{N}\p{M}])/gu

/** Small letters without accents, one apostrophe, one hyphen, one quotation mark. */
const plainOf = (query: string) => folded(query.replace(quotes, '"').replace(dashes, " "))

/** The first 8 words of the query, folded and without the operators of a web search. */
export const queryWordsOf = (query: string): ReadonlyArray<string> => {
  const words = new Set<string>()
  for (const [, without, word = ""] of plainOf(query).matchAll(askedPattern)) {
    if (words.size === mostAsked) break
    if (without !== "-" && word !== "or") words.add(joinedOf(word))
  }
  return [...words]
}

/** The words, and the parts of those with an apostrophe or a hyphen. */
export const askedFormsOf = (query: string): ReadonlySet<string> =>
  new Set([
    ...queryWordsOf(query),
    ...Array.from(plainOf(query).matchAll(askedPattern))
      .filter(([, without, word]) => without !== "-" && word !== "or")
      .slice(0, mostAsked)
      .flatMap(([, , word = ""]) => signedPartsOf(word))
  ])

/** The beginning of the query that holds at most 8 words, with its operators. */
export const boundedQuery = (query: string): string => {
  const next = [...query.matchAll(/[\p{L}\p{N}\p{M}]+/gu)][mostAsked]
  return next === undefined ? query : query.slice(0, next.index)
}

const within = /(?<=[\p{L}\p{N}])['-](?=[\p{L}\p{N}])/gu
/** The hyphen that leaves a word out has a space before it and the word after it. */
const notOperator = /(?<![\s(]|^)-|-(?![\p{L}\p{N}"])/gu

/** Both forms of the question for the web search of Postgres: words with signs in them taken apart, and joined. */
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
