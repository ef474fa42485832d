/**
 * A change of the master key: every value of bucket `KEYS` is wrapped again, and the former master key is destroyed. The log
 * is not touched, because its texts are sealed with the keys in the bucket.
 *
 * 1. The new key is stored beside the present one.
 * 2. Entry `generation` names it, so every process wraps new values with it. Both keys open values.
 * 3. All values are wrapped again, until a pass finds none that needs it.
 * 4. All values are read and opened with the new key alone.
 * 5. Entry `generation` says `done`.
 * 6. The former key is destroyed.
 *
 * Each step is safe to repeat. After a kill, the next change continues at the step where this one stopped.
 */
import { Effect, Queue, Schema, Stream } from "effect"
import type { StreamUnavailable } from "../errors.ts"
import type { Bucket, Entry } from "../ports/bucket.ts"
import { MasterKeyUnavailable } from "./masterKey.ts"
import { seal, type SealingKey } from "../cipher/sealing.ts"
import {
  type Generation,
  generationEntry,
  isKeyEntry,
  masterIdOf,
  ownerOf,
  readGeneration,
  writeGeneration
} from "./generation.ts"
import { type Masters, opened } from "./masters.ts"

/** A key that the log needs cannot be opened, so the former master key was not destroyed. */
export class KeysNotWrapped extends Schema.TaggedError<KeysNotWrapped>()("KeysNotWrapped", {
  owners: Schema.Array(Schema.String)
}) {
  override get message() {
    return `no master key of this process opens the keys of ${this.owners.slice(0, 5).join(", ")} (${this.owners.length}): give it the master key that does, as a second line, and run \`tt key rotate\` again. No key was destroyed`
  }
}

export type RotationFailed = StreamUnavailable | MasterKeyUnavailable | KeysNotWrapped

export type RotationStep =
  | { readonly phase: "wrapping" | "verifying"; readonly done: number; readonly of: number }
  | {
      readonly phase: "done"
      readonly generation: number
      /** The number of values that the new master key wraps. */
      readonly wrapped: number
      /** The work that is left to the operator; null when nothing remains. */
      readonly remains: string | null
    }

interface Parts {
  readonly store: Bucket
  readonly masters: Masters
  /** The owners of the keys that the log names. */
  readonly named: Effect.Effect<ReadonlyArray<string>, StreamUnavailable>
  /** True for a person who was forgotten: the log does not need that key any more. */
  readonly isForgotten: (owner: string) => Effect.Effect<boolean, StreamUnavailable>
}

/** Makes a new generation, or ends one that was begun. The last value is the result. */
export const rotate = (parts: Parts): Stream.Stream<RotationStep, RotationFailed> =>
  Stream.callback((queue) =>
    changeKey(parts, (step) => Effect.asVoid(Queue.offer(queue, step))).pipe(
      Effect.andThen(Queue.end(queue)),
      Effect.catch((error) => Queue.fail(queue, error))
    )
  )

type Report = (step: RotationStep) => Effect.Effect<void>

const changeKey = Effect.fnUntraced(function* (parts: Parts, report: Report) {
  const { store, masters } = parts
  const { generation, next } = yield* begin(parts)
  masters.use(next)
  let count: number | null = null
  while (count === null) {
    const changed = yield* wrapAgain(parts, next, report)
    // A process that has not followed the change yet may have added a value meanwhile.
    if (changed === 0) count = yield* verify(parts, next, report)
  }
  yield* writeGeneration(store, { ...generation, state: "done" })
  const remains = yield* masters.source.finish(next)
  masters.keepPresent()
  yield* report({ phase: "done", generation: generation.generation, wrapped: count, remains })
})

/** The generation that is made now, stored, and its key. */
const begin = Effect.fnUntraced(function* ({ store, masters }: Parts) {
  const { source } = masters
  const before = yield* readGeneration(store)
  yield* masters.reload
  if (before?.state === "changing") {
    const next = masters.keyOf(before.key)
    return next === null ? yield* new MasterKeyUnavailable({ why: lostNext }) : { generation: before, next }
  }
  if (before !== null) {
    const present = masters.keyOf(before.key)
    // The last change may have ended before it had destroyed the former key.
    if (present !== null) yield* source.finish(present)
  }
  const earlier = [...(before?.earlier ?? []), before?.key ?? masters.presentId()]
  const next = yield* source.prepare((key) => earlier.includes(masterIdOf(key)))
  const generation: Generation = {
    generation: (before?.generation ?? 1) + 1,
    key: masterIdOf(next),
    earlier,
    state: "changing"
  }
  yield* writeGeneration(store, generation)
  return { generation, next }
})

const lostNext =
  "a change of the master key has begun, and the new key is not there: restore it beside the present one. Some keys are wrapped with it already"

/** Returns the number of values that were not yet wrapped with the new key. */
const wrapAgain = Effect.fnUntraced(function* (parts: Parts, next: SealingKey, report: Report) {
  const { store, masters } = parts
  const entries = yield* valuesIn(store)
  const lost: Array<string> = []
  let done = 0
  let changed = 0
  for (const entry of entries) {
    const { key, value, revision } = entry
    if (opened(next, value, key) === null) {
      const plain = plainOf(masters, entry)
      if (plain === null) lost.push(key)
      else {
        // When another writer is first, the next pass finds the value again.
        yield* store.update(key, seal(next, plain, key), revision)
        changed++
      }
    }
    yield* report({ phase: "wrapping", done: ++done, of: entries.length })
  }
  yield* removeUnneeded(parts, lost)
  return changed
})

/**
 * Removes the values that no key opens, and fails when the log needs one of them. The inventory is rebuilt later, and a key
 * that no commit names has sealed nothing.
 */
const removeUnneeded = Effect.fnUntraced(function* (parts: Parts, lost: ReadonlyArray<string>) {
  if (lost.length === 0) return
  yield* failIfNeeded(parts, lost.filter(isKeyEntry).map(ownerOf))
  yield* Effect.forEach(lost, (key) => parts.store.remove(key), { discard: true })
})

const failIfNeeded = Effect.fnUntraced(function* (parts: Parts, without: ReadonlyArray<string>) {
  const named = new Set(yield* parts.named)
  const owners = yield* Effect.filter(
    without.filter((owner) => named.has(owner)),
    (owner) => Effect.map(parts.isForgotten(owner), (yes) => !yes)
  )
  if (owners.length > 0) return yield* new KeysNotWrapped({ owners })
})

/**
 * Fails when a key that the log needs is missing. Returns the number of values, or null when the new key does not open all of
 * them yet.
 */
const verify = Effect.fnUntraced(function* (parts: Parts, next: SealingKey, report: Report) {
  const entries = yield* valuesIn(parts.store)
  if (entries.some(({ key, value }) => opened(next, value, key) === null)) return null
  const present = new Set(entries.map(({ key }) => ownerOf(key)))
  yield* failIfNeeded(
    parts,
    (yield* parts.named).filter((owner) => !present.has(owner))
  )
  yield* report({ phase: "verifying", done: entries.length, of: entries.length })
  return entries.length
})

const valuesIn = (store: Bucket) =>
  Effect.map(store.entries, (entries) => entries.filter(({ key }) => key !== generationEntry))

const plainOf = ({ box }: Masters, { key, value }: Entry) => {
  try {
    return box.open(value, key)
  } catch {
    return null
  }
}
