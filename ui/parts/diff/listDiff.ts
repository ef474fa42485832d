/** The entries of two lists, as kept, removed and added ones. Pure. */

export interface DiffEntry {
  readonly is: "kept" | "removed" | "added"
  readonly text: string
}

/** The work grows with the product of both lengths. Longer lists are compared as wholes. */
const mostEntries = 1000

/**
 * The beginning and the end that both lists share cost no comparison.
 *
 * @param most the entries between them that are compared, for a page that shows many differences. @default 1000
 */
export const listDiff = (
  a: ReadonlyArray<string>,
  b: ReadonlyArray<string>,
  most = mostEntries
): ReadonlyArray<DiffEntry> => {
  const shortest = Math.min(a.length, b.length)
  let head = 0
  while (head < shortest && a[head] === b[head]) head++
  let tail = 0
  while (tail < shortest - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const changed = middleDiff(a.slice(head, a.length - tail), b.slice(head, b.length - tail), most)
  return [...as("kept", a.slice(0, head)), ...changed, ...as("kept", a.slice(a.length - tail))]
}

const middleDiff = (
  a: ReadonlyArray<string>,
  b: ReadonlyArray<string>,
  mostEntries: number
): ReadonlyArray<DiffEntry> => {
  if (a.length > mostEntries || b.length > mostEntries) return [...as("removed", a), ...as("added", b)]
  const common = commonLengths(a, b)
  const entries: Array<DiffEntry> = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const text = a[i] ?? ""
    if (text === b[j]) {
      entries.push({ is: "kept", text })
      i++
      j++
    } else if (lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1)) {
      entries.push({ is: "removed", text })
      i++
    } else {
      entries.push({ is: "added", text: b[j] ?? "" })
      j++
    }
  }
  return [...entries, ...as("removed", a.slice(i)), ...as("added", b.slice(j))]
}

/** The lengths of the longest common subsequences of the ends of both texts. */
const commonLengths = (a: ReadonlyArray<string>, b: ReadonlyArray<string>) => {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (row !== undefined)
        row[j] =
          a[i] === b[j]
            ? lengthAt(lengths, i + 1, j + 1) + 1
            : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1))
    }
  return lengths
}
const lengthAt = (lengths: ReadonlyArray<Uint16Array>, i: number, j: number) => lengths[i]?.[j] ?? 0

const as = (is: DiffEntry["is"], texts: ReadonlyArray<string>): ReadonlyArray<DiffEntry> =>
  texts.map((text) => ({ is, text }))
