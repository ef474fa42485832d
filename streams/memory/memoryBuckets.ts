/** Buckets and broadcast in memory, for tests. */
import { Effect, Layer, Queue, Stream } from "effect"
import { Broadcast } from "../ports/broadcast.ts"
import { type Bucket, Buckets, type Entry } from "../ports/bucket.ts"
import { matches } from "./filters.ts"

const bucket = (): Bucket => {
  const entries = new Map<string, Entry>()
  /** The last revision of each key, also of removed ones. */
  const revisions = new Map<string, number>()
  let revision = 0
  const note = (key: string) => void revisions.set(key, ++revision)
  const write = (key: string, value: Uint8Array) => {
    note(key)
    entries.set(key, { key, value, revision })
    return revision
  }
  const remove = (key: string) => {
    note(key)
    return entries.delete(key)
  }
  return {
    get: (key) => Effect.sync(() => entries.get(key) ?? null),
    put: (key, value) => Effect.sync(() => write(key, value)),
    create: (key, value) => Effect.sync(() => !entries.has(key) && write(key, value) > 0),
    update: (key, value, seen) =>
      Effect.sync(() => (entries.get(key)?.revision ?? 0) === seen && write(key, value) > 0),
    replace: (key, value, seen) =>
      Effect.sync(() => ((entries.get(key)?.revision ?? 0) === seen ? write(key, value) : null)),
    remove: (key, seen) =>
      Effect.sync(() => (seen === undefined || entries.get(key)?.revision === seen) && remove(key)),
    erase: (key) => Effect.sync(() => void entries.delete(key)),
    entries: Effect.sync(() => [...entries.values()]),
    keys: Effect.sync(() => [...entries.keys()]),
    changes: (after) =>
      Effect.sync(() => ({
        revision,
        keys:
          after === null || after > revision ? null : [...revisions].flatMap(([key, at]) => (at > after ? [key] : []))
      }))
  }
}

export const memoryBuckets = Layer.sync(Buckets, () => {
  const open = new Map<string, Bucket>()
  return {
    exists: (name) => Effect.sync(() => open.has(name)),
    open: (name) =>
      Effect.sync(() => {
        const found = open.get(name) ?? bucket()
        open.set(name, found)
        return found
      })
  }
})

type Said = { readonly subject: string; readonly value: unknown }

export const memoryBroadcast = Layer.sync(Broadcast, () => {
  const listeners = new Set<(said: Said) => void>()
  return {
    publish: (subject, value) => Effect.sync(() => listeners.forEach((tell) => tell({ subject, value }))),
    subscribe: (filter) =>
      Stream.callback<Said>((queue) =>
        Effect.acquireRelease(
          Effect.sync(() => {
            const tell = (said: Said) => void (matches([filter], said.subject) && Queue.offerUnsafe(queue, said))
            listeners.add(tell)
            return tell
          }),
          (tell) => Effect.sync(() => listeners.delete(tell))
        )
      )
  }
})
