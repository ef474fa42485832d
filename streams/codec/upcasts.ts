/** Turns old shapes of events into the present ones. No other code may read a version. */
import type { EventTag } from "../commit/events.ts"

type Data = Readonly<Record<string, unknown>>

/** The version that is written now; 1 for a tag that is not listed. */
export const versions: { readonly [T in EventTag]?: number } = {}

/** `upcasts[tag][v]` turns the data of version `v` into version `v + 1`. Names never change; shapes may grow. */
const upcasts: { readonly [T in EventTag]?: { readonly [version: number]: (data: Data) => Data } } = {}

export const versionOf = (tag: EventTag): number => versions[tag] ?? 1

/** True for a version that only newer code can read. */
export const isNewer = (tag: EventTag, v: number): boolean => v > versionOf(tag)

/** @throws when a version has no upcast. */
export const upcast = (tag: EventTag, v: number, data: Data): Data => {
  let now = data
  for (let version = v; version < versionOf(tag); version++) {
    const step = upcasts[tag]?.[version]
    if (step === undefined) throw new Error(`${tag} version ${version} has no upcast`)
    now = step(now)
  }
  return now
}
