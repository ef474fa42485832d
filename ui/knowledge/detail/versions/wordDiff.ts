/** The words of two versions of a text, as kept, removed and added parts. Pure. */
import { type DiffEntry, listDiff } from "../../../task/time/compare/listDiff.ts"

/** Each word with the space after it. The last one gets a space, so that it is the same word as in the middle of a text. */
const wordsOf = (text: string): ReadonlyArray<string> => (text === "" ? [] : (`${text} `.match(/\S+\s*|^\s+/gu) ?? []))

/** Neighbours of one kind are one part. A space is shown with its word, so that two changed words read as one change. */
export const wordDiff = (before: string, after: string): ReadonlyArray<DiffEntry> => {
  const parts: Array<{ is: DiffEntry["is"]; text: string }> = []
  for (const { is, text } of listDiff(wordsOf(before), wordsOf(after))) {
    const last = parts.at(-1)
    if (last?.is === is) last.text += text
    else parts.push({ is, text })
  }
  return parts
}
