import { witnessOf } from "../../commit/identity.ts"
import type { Mark } from "../../continuity.ts"

/** The highest commit that this process has read or stored. It keeps the bytes and makes the digest when asked: an append costs nothing. */
export const makeHighWater = () => {
  let seq = 0
  let data: Uint8Array = new Uint8Array()
  let mark: Mark | null = null
  return {
    seq: () => seq,
    note: (position: number, stored: Uint8Array) => {
      if (position <= seq) return
      seq = position
      data = stored
      mark = null
    },
    /** Notes a commit that is known by its witness only. */
    noteMark: (known: Mark) => {
      if (known.seq <= seq) return
      seq = known.seq
      mark = known
    },
    /** Null before the first commit. */
    mark: (): Mark | null => {
      if (seq === 0) return null
      mark ??= { seq, witness: witnessOf(data) }
      return mark
    },
    forget: () => {
      seq = 0
      mark = null
    }
  }
}
export type HighWater = ReturnType<typeof makeHighWater>
