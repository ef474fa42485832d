/** Finds unencrypted words in files: unchanged, in small letters, escaped as in JSON, or as base64 at any offset. */
import { relative } from "node:path"
import { filesBelow } from "./filesBelow.ts"

/** One line for each match: `file: word, encoding`. */
export const findClearText = (folder: string, words: ReadonlyArray<string>): ReadonlyArray<string> => {
  const wanted = words.flatMap((word) => formsOf(word).map(([as, bytes]) => ({ word, as, bytes })))
  return filesBelow(folder).flatMap(({ path, bytes: content }) =>
    wanted
      .filter(({ bytes }) => content.includes(bytes))
      .map(({ word, as }) => `${relative(folder, path)}: ${word}, ${as}`)
  )
}

const formsOf = (word: string): ReadonlyArray<readonly [string, Buffer]> => [
  ["as it is", Buffer.from(word)],
  ["in small letters", Buffer.from(word.toLowerCase())],
  ["UTF-16", Buffer.from(word, "utf16le")],
  ["escaped", Buffer.from(word.replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`))],
  ...[0, 1, 2].flatMap((offset) =>
    (["base64", "base64url"] as const).map((as) => [as, Buffer.from(middleOf(word, offset, as))] as const)
  )
]

/** The base64 letters of a word that starts at this offset modulo three, without the letters that depend on its neighbours. */
const middleOf = (word: string, offset: number, as: "base64" | "base64url") => {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(word)])
  return bytes.toString(as).slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6))
}
