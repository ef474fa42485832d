/** The lines of two texts, as kept, removed and added ones. Pure. */

export interface DiffLine {
  readonly is: "kept" | "removed" | "added"
  readonly text: string
}

/** The work grows with the product of both numbers of lines. Longer texts are compared as wholes. */
const mostLines = 1000

export const lineDiff = (before: string, after: string): ReadonlyArray<DiffLine> => {
  const a = before.split("\n")
  const b = after.split("\n")
  if (a.length > mostLines || b.length > mostLines) return [...as("removed", a), ...as("added", b)]
  const common = commonLengths(a, b)
  const lines: Array<DiffLine> = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const text = a[i] ?? ""
    if (text === b[j]) {
      lines.push({ is: "kept", text })
      i++
      j++
    } else if (lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1)) {
      lines.push({ is: "removed", text })
      i++
    } else {
      lines.push({ is: "added", text: b[j] ?? "" })
      j++
    }
  }
  return [...lines, ...as("removed", a.slice(i)), ...as("added", b.slice(j))]
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

const as = (is: DiffLine["is"], texts: ReadonlyArray<string>): ReadonlyArray<DiffLine> =>
  texts.map((text) => ({ is, text }))
