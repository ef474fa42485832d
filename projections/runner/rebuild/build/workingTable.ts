/** The rows of one table in memory while a bulk load runs: each row is written when it has not changed for a while. */
import type { AnyProjection } from "../../../projection.ts"
import type { Values } from "../../fold/applyCommit.ts"
import { sizeOfRow } from "../../fold/sizeOfRow.ts"
import type { FoldResult } from "../../fold/fold.ts"

/** A row as the fold has left it. */
interface Held {
  readonly seq: number
  /** Null: the row was removed. */
  readonly values: Values | null
  /** An older copy of the row is in the table. */
  readonly isStored: boolean
  readonly isDirty: boolean
  readonly size: number
}

/** A version that a newer one has replaced. */
export interface ClosedVersion {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly values: Values | null
}

/** The rows and versions that must be written before they leave the memory. */
export interface Leaving {
  readonly rows: ReadonlyArray<readonly [string, number, Values]>
  readonly removed: ReadonlyArray<readonly [string, number]>
  readonly versions: ReadonlyArray<ClosedVersion>
}

type Generation = Map<string, Held>

/**
 * Three generations of rows. A row that is used is in the youngest. `rotate` moves each generation one further, and gives
 * the rows of the oldest one to be written. They are still found here until the next `rotate`, so a write may run meanwhile.
 */
export class WorkingTable {
  readonly projection: AnyProjection
  /** Rows that exist, here or in the table. */
  rows = 0
  /** The estimated characters of the rows and versions since the last `rotate`. */
  size = 0
  /** The table has rows, so a row that is not found here may be in it. */
  isWritten = false
  /** The table has older copies of some rows. */
  hasCopies = false
  /** The table has versions of removed rows, which a later version may have to close. */
  hasRemoved = false
  /** The table has an index that finds its rows. */
  hasLookup = false
  private young: Generation = new Map()
  private old: Generation = new Map()
  private leaving: Generation = new Map()
  private versions: Array<ClosedVersion> = []
  private readonly removals = new Map<
    string,
    { readonly id: string; readonly audience: string; readonly seq: number }
  >()

  constructor(projection: AnyProjection) {
    this.projection = projection
  }

  readonly missing = (keys: ReadonlyArray<string>): ReadonlyArray<string> =>
    this.isWritten ? keys.filter((id) => this.find(id) === undefined) : []

  /** Takes rows that were read from the table. */
  readonly loaded = (id: string, seq: number, values: Values): void =>
    this.put(id, { seq, values, isStored: true, isDirty: false, size: sizeOfRow(values) })

  readonly valuesOf = (keys: ReadonlyArray<string>): ReadonlyMap<string, Values> => {
    const found = new Map<string, Values>()
    for (const id of keys) {
      const values = this.find(id)?.values
      if (values !== undefined && values !== null) found.set(id, values)
    }
    return found
  }

  /** Takes the result of a fold. `keptFrom`: removals before that position are not kept. */
  readonly apply = ({ versions, left }: FoldResult, keptFrom: number): void => {
    for (const { id, seq, values } of versions) {
      const before = this.find(id)
      if (before !== undefined && before.seq < seq) this.close(id, before, seq)
      this.rows += Number(values !== null) - Number(before !== undefined && before.values !== null)
      this.put(id, { seq, values, isStored: before?.isStored ?? false, isDirty: true, size: sizeOfRow(values) })
    }
    if (this.projection.streamed)
      for (const each of left)
        if (each.seq >= keptFrom) this.removals.set(JSON.stringify([each.id, each.audience]), each)
  }

  readonly tombstones = () => [...this.removals.values()]

  /** Returns the rows that were not used since the `rotate` before the last one, and the closed versions. */
  readonly rotate = (): Leaving => {
    this.leaving = this.old
    this.old = this.young
    this.young = new Map()
    this.size = 0
    return this.leave(this.leaving)
  }

  /** Returns all rows and versions that are left. */
  readonly end = (): Leaving => {
    const rest = this.leave(new Map([...this.old, ...this.young]))
    this.old = this.young = this.leaving = new Map()
    return rest
  }

  private readonly leave = (generation: Generation): Leaving => {
    const rows: Array<readonly [string, number, Values]> = []
    const removed: Array<readonly [string, number]> = []
    for (const [id, { seq, values, isStored, isDirty }] of generation) {
      if (!isDirty) continue
      if (values === null) removed.push([id, seq])
      else {
        rows.push([id, seq, values])
        this.hasCopies ||= isStored
      }
    }
    const versions = this.versions
    this.versions = []
    this.isWritten ||= rows.length > 0
    this.hasRemoved ||= removed.length > 0
    return { rows, removed, versions }
  }

  private readonly find = (id: string): Held | undefined => {
    const young = this.young.get(id)
    if (young !== undefined) return young
    const old = this.old.get(id)
    if (old !== undefined) {
      this.old.delete(id)
      this.put(id, old)
      return old
    }
    const leaving = this.leaving.get(id)
    if (leaving === undefined) return undefined
    const stored = { ...leaving, isStored: true, isDirty: false }
    this.put(id, stored)
    return stored
  }

  private readonly put = (id: string, held: Held) => {
    this.size += held.size - (this.young.get(id)?.size ?? 0)
    this.young.set(id, held)
  }

  private readonly close = (id: string, { seq, values, size, isDirty }: Held, to: number) => {
    // The open version of a removed row is written with its removal, and `finish` closes it.
    if (!this.projection.versions || (values === null && !isDirty)) return
    this.versions.push({ id, from: seq, to, values })
    this.size += size
  }
}
