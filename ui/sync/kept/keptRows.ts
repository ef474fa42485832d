/**
 * The rows of the base windows on this device: loaded when a page opens, and saved in the background after changes.
 *
 * Rows are saved in buckets, so that a change writes few rows. A position is saved only together with rows that include it.
 */
import type { LineView } from "../../../gateways/contract/lines.ts"
import type { KeptBucket, KeptStore, KeptWindow } from "../device/keptStore.ts"

/** The rows and positions of the followed views. */
export interface KeptSource {
  /** Calls back with the ids of changed rows. */
  readonly onChange: (listener: (view: LineView, ids: Iterable<string>) => void) => void
  /** The rows of a view in a form for JSON, without rows that no base window holds. */
  readonly rowOf: (view: LineView, id: string) => object | undefined
  readonly windows: () => ReadonlyArray<KeptWindow>
}

/** A bucket of 100,000 rows has about 100, which are 25 kB. */
const bucketCount = 1024
/** Buckets of one write, so that no write blocks the page for long. */
const bucketsAtOnce = 32
/** Ids that are put into buckets in one step, a few milliseconds of work. */
const idsAtOnce = 10_000
/** Milliseconds that changes are collected before they are saved. */
const saveWait = 1000

/** @param idle runs work when the page has nothing else to do */
export const keepRows = (store: KeptStore, source: KeptSource, idle: (work: () => void, wait: number) => void) => {
  const buckets = makeBuckets(source.rowOf)
  let scheduled = false
  let stopped = false
  let isLoading = false

  const save = async (): Promise<void> => {
    scheduled = false
    if (!buckets.fill()) return schedule(0)
    // The rows and the positions are read at the same moment.
    const changed = buckets.take()
    const windows = buckets.isClean() ? source.windows() : null
    const went = await store.save(changed, windows).catch(() => false)
    if (!went) stopped = true
    else if (!buckets.isClean()) schedule(0)
  }
  const schedule = (wait: number) => {
    if (scheduled || stopped) return
    scheduled = true
    idle(() => void save(), wait)
  }
  /** Only notes the ids: it runs before the changed rows are shown, and must not delay them. */
  source.onChange((view, ids) => {
    if (stopped || isLoading) return
    buckets.note(view, [...ids])
    schedule(saveWait)
  })
  return {
    /**
     * Loads rows that are saved already.
     *
     * @param show shows the rows, and returns the ids of each bucket
     */
    load: (show: () => Iterable<readonly [key: string, ids: ReadonlyArray<string>]>) => {
      isLoading = true
      for (const [key, ids] of show()) buckets.load(key, ids)
      isLoading = false
    }
  }
}

const makeBuckets = (rowOf: KeptSource["rowOf"]) => {
  const members = new Map<string, Set<string>>()
  /** The ids of the loaded buckets that have not changed. */
  const loaded = new Map<string, ReadonlyArray<string>>()
  const dirty = new Set<string>()
  /** Changed rows that are in no bucket yet. */
  let waiting: Array<readonly [view: LineView, ids: ReadonlyArray<string>]> = []

  const membersOf = (key: string) => {
    const found = members.get(key) ?? new Set(loaded.get(key))
    loaded.delete(key)
    members.set(key, found)
    return found
  }
  const bucketOf = (key: string): KeptBucket => {
    const [view, ids] = [viewOf(key), membersOf(key)]
    const rows: Array<object> = []
    for (const id of ids) {
      const row = rowOf(view, id)
      if (row === undefined) ids.delete(id)
      else rows.push(row)
    }
    return { key, json: JSON.stringify(rows) }
  }
  return {
    load: (key: string, ids: ReadonlyArray<string>) => void loaded.set(key, ids),
    note: (view: LineView, ids: ReadonlyArray<string>) => void waiting.push([view, ids]),
    /** Puts some of the noted rows into their buckets. True when none is left. */
    fill: () => {
      let left = idsAtOnce
      while (left > 0) {
        const [first, ...rest] = waiting
        if (first === undefined) return true
        const [view, ids] = first
        for (const id of ids.slice(0, left)) {
          const key = keyOf(view, id)
          membersOf(key).add(id)
          dirty.add(key)
        }
        waiting = ids.length > left ? [[view, ids.slice(left)], ...rest] : rest
        left -= ids.length
      }
      return waiting.length === 0
    },
    /** Some of the changed buckets, with their rows as they are now. */
    take: (): ReadonlyArray<KeptBucket> => {
      const keys = [...dirty].slice(0, bucketsAtOnce)
      for (const key of keys) dirty.delete(key)
      return keys.map(bucketOf)
    },
    isClean: () => dirty.size === 0
  }
}

/** FNV-1a, 32 bits. */
const hashOf = (text: string) => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
const keyOf = (view: LineView, id: string) => `${view}/${hashOf(id) % bucketCount}`
// Safe: keys are made by `keyOf` only.
export const viewOf = (key: string) => key.slice(0, key.indexOf("/")) as LineView
