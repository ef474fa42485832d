/** The rows on this device, in IndexedDB. Without IndexedDB, as in some private windows, nothing is kept. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb"
import { wireSchema } from "../../../gateways/contract/frames.ts"
import type { KeptBucket, KeptState, KeptStore, KeptWindow } from "./keptStore.ts"

interface Tables extends DBSchema {
  /** The person whose rows these are, the form of the rows, and the page that saves them. */
  about: { key: "owner"; value: { readonly actor: string; readonly schema: number; readonly writer: string } }
  windows: { key: string; value: KeptWindow }
  buckets: { key: string; value: KeptBucket }
}
const name = "task-tracker"
const tables = ["about", "windows", "buckets"] as const

const open = (): Promise<IDBPDatabase<Tables>> =>
  openDB<Tables>(name, 1, {
    upgrade: (database) => {
      database.createObjectStore("about")
      database.createObjectStore("windows", { keyPath: "text" })
      database.createObjectStore("buckets", { keyPath: "key" })
    }
  })

/** The rows of one person. Rows of another person are removed when this person's are first read. */
export const keptStoreOf = (actor: string): KeptStore => {
  const writer = crypto.getRandomValues(new Uint32Array(4)).join("-")
  const database = typeof indexedDB === "undefined" ? Promise.reject(new Error("no IndexedDB")) : open()
  database.catch(() => undefined)
  return {
    claim: async () => {
      const transaction = (await database).transaction(tables, "readwrite")
      const about = transaction.objectStore("about")
      const windows = transaction.objectStore("windows")
      const buckets = transaction.objectStore("buckets")
      const owner = await about.get("owner")
      if (owner?.actor !== actor || owner.schema !== wireSchema) await Promise.all([windows.clear(), buckets.clear()])
      await about.put({ actor, schema: wireSchema, writer }, "owner")
      const state: KeptState = { windows: await windows.getAll(), buckets: await buckets.getAll() }
      await transaction.done
      return state.windows.length === 0 ? null : state
    },
    save: async (buckets, windows) => {
      const transaction = (await database).transaction(tables, "readwrite")
      const owner = await transaction.objectStore("about").get("owner")
      if (owner?.writer !== writer) return false
      const kept = transaction.objectStore("windows")
      await Promise.all([
        ...buckets.map((bucket) => transaction.objectStore("buckets").put(bucket)),
        kept.clear(),
        ...(windows ?? []).map((window) => kept.put(window))
      ])
      await transaction.done
      return true
    }
  }
}

/** Keeps nothing. */
export const noKeptStore: KeptStore = { claim: () => Promise.resolve(null), save: () => Promise.resolve(false) }

/** Removes all rows from this device. Pages that are still open save no more. */
export const wipeKeptRows = async (): Promise<void> => {
  if (typeof indexedDB === "undefined") return
  try {
    const database = await open()
    const transaction = database.transaction(tables, "readwrite")
    await Promise.all([...tables.map((each) => transaction.objectStore(each).clear()), transaction.done])
    database.close()
  } catch {
    // IndexedDB is switched off: there is nothing to remove.
  }
}
