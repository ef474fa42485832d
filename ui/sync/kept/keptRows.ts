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
/** Milliseconds that changes are collected before they are saved. */
const saveWait = 1000

/** @param idle runs work when the page has nothing else to do */
export const keepRows = (store: KeptStore, source: KeptSource, idle: (work: () => void, wait: number) => void) => {
  const members = new Map<string, Set<string>>()
  const dirty = new Set<string>()
  let scheduled = false
  let stopped = false

  const bucketOf = (key: string): KeptBucket => {
    const [view, ids] = [viewOf(key), members.get(key) ?? new Set<string>()]
    const rows: Array<object> = []
    for (const id of ids) {
      const row = source.rowOf(view, id)
      if (row === undefined) ids.delete(id)
      else rows.push(row)
    }
    return { key, json: JSON.stringify(rows) }
  }
  const save = async (): Promise<void> => {
    scheduled = false
    const keys = [...dirty].slice(0, bucketsAtOnce)
    for (const key of keys) dirty.delete(key)
    // The rows and the positions are read at the same moment.
    const windows = dirty.size === 0 ? source.windows() : null
    const went = await store.save(keys.map(bucketOf), windows).catch(() => false)
    if (!went) stopped = true
    else if (dirty.size > 0) schedule(0)
  }
  const schedule = (wait: number) => {
    if (scheduled || stopped) return
    scheduled = true
    idle(() => void save(), wait)
  }
  /** Runs before the changed rows are shown, so it reads no row: a page with many rows would wait for it. */
  const note = (view: LineView, ids: Iterable<string>) => {
    for (const id of ids) {
      const key = keyOf(view, id)
      const bucket = members.get(key)
      if (bucket === undefined) members.set(key, new Set([id]))
      else bucket.add(id)
      dirty.add(key)
    }
    if (dirty.size > 0) schedule(saveWait)
  }
  source.onChange((view, ids) => (stopped ? undefined : note(view, ids)))
  return {
    /** The rows that were loaded are saved already. */
    loaded: (view: LineView, ids: Iterable<string>) => {
      note(view, ids)
      dirty.clear()
    }
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
