/** Counts by kind the values that an import leaves out, and those that it stores without a part. */
import { oneLine } from "../../../../domain/text/clean.ts"

/** `left-out`: the whole message is not stored. `reduced`: it is stored without this part. */
export type LossSort = "left-out" | "reduced"
export interface Loss {
  readonly sort: LossSort
  readonly kind: string
  readonly count: number
}
/** The most frequent kind first. */
export type Losses = ReadonlyArray<Loss>

/** The most kinds with a count of their own, because a file may name any number of kinds. */
const mostKinds = 60
const longestKind = 60
export const otherKind = "other kinds"

export class LossCount {
  readonly #counts = new Map<string, Loss>()

  add(sort: LossSort, kind: string, count = 1): void {
    const shown = oneLine(kind.slice(0, longestKind))
    const key = `${sort} ${shown}`
    const known = this.#counts.has(key) || this.#counts.size < mostKinds
    const at = known ? key : `${sort} ${otherKind}`
    const before = this.#counts.get(at)
    this.#counts.set(at, { sort, kind: known ? shown : otherKind, count: (before?.count ?? 0) + count })
  }

  get losses(): Losses {
    return [...this.#counts.values()].toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
  }
}

export const countOf = (losses: Losses, sort: LossSort): number =>
  losses.reduce((sum, loss) => sum + (loss.sort === sort ? loss.count : 0), 0)

/** One line for each sort that occurs. */
export const lossLines = (losses: Losses): ReadonlyArray<string> =>
  (["left-out", "reduced"] as const).flatMap((sort) => {
    const kinds = losses.filter((loss) => loss.sort === sort)
    if (kinds.length === 0) return []
    const counted = kinds.map(({ kind, count }) => `${kind} ${count}`).join(", ")
    return [`${sort === "left-out" ? "not stored" : "stored without"}: ${counted}`]
  })
