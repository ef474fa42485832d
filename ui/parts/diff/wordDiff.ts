/** The words of two versions of a text, as kept, removed and added parts. Pure. */
import { type DiffEntry, listDiff } from "./listDiff.ts"

/** Each word with the space after it. The last one gets a space, so that it is the same word as in the middle of a text. */
const wordsOf = (text: string): ReadonlyArray<string> => (text === "" ? [] : (`${text} `.match(/\S+\s*|^\s+/gu) ?? []))

/**
 * Neighbours of one kind are one part. A space is shown with its word, so that two changed words read as one change.
 *
 * @param most the most changed words that are compared, see `listDiff`
 */
export const wordDiff = (before: string, after: string, most?: number): ReadonlyArray<DiffEntry> => {
  const parts: Array<{ is: DiffEntry["is"]; text: string }> = []
  for (const { is, text } of listDiff(wordsOf(before), wordsOf(after), most)) {
    const last = parts.at(-1)
    if (last?.is === is) last.text += text
    else parts.push({ is, text })
  }
  return parts
}

/** The kept words that are shown beside a change. */
const besides = 6

/** Shortens long kept parts to the words beside a change, for a text of which only the change matters. */
export const changesOnly = (parts: ReadonlyArray<DiffEntry>): ReadonlyArray<DiffEntry> =>
  parts.map((part, at) => {
    const all = part.is === "kept" ? wordsOf(part.text) : []
    const before = at === 0 ? 0 : besides
    const after = at === parts.length - 1 ? 0 : besides
    if (all.length <= before + after + 1) return part
    return { is: "kept", text: [...all.slice(0, before), "… ", ...all.slice(all.length - after)].join("") }
  })
