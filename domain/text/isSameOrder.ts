/** True when two lists have the same texts in the same order. */
export const isSameOrder = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at])
