/** Turns old shapes of events into the present ones. No other code may read a version. */
import type { EventTag } from "../commit/events.ts"

type Data = Readonly<Record<string, unknown>>

/** The version that is written now; 1 for a tag that is not listed. */
export const versions: { readonly [T in EventTag]?: number } = {}

/** `upcasts[tag][v]` turns the data of version `v` into version `v + 1`. Names never change; shapes may grow. */
const upcasts: { readonly [T in EventTag]?: { readonly [version: number]: (data: Data) => Data } } = {}

export const versionOf = (tag: EventTag): number => versions[tag] ?? 1

/** @throws when a version has no upcast, or the log was written by a newer version of the code. */
export const upcast = (tag: EventTag, v: number, data: Data): Data => {
  const today = versionOf(tag)
  if (v > today)
    throw new Error(`${tag} has version ${v}, and this code knows ${today}: run the newer version of the product`)
  let now = data
  for (let version = v; version < today; version++) {
    const step = upcasts[tag]?.[version]
    if (step === undefined) throw new Error(`${tag} version ${version} has no upcast`)
    now = step(now)
  }
  return now
}
