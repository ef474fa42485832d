/** The share of each source in the inbox (`fairlyLeft`): a source whose webhooks fail never takes the room of the others. */
import { fairlyLeft } from "./fairShare.ts"

/** A request counts as this many bytes at least, because its dead letter and its handling cost something too. */
export const leastBytes = 16 * 1024
/** A source that has used this part of its share is told so. */
const nearlyFull = 0.9

/** The exponent of the power of two that a size fits in. Subjects have it, so nats-server counts the bytes and no request is read. */
export const sizeClassOf = (bytes: number): number => Math.ceil(Math.log2(Math.max(bytes, 1)))
const bytesOfClass = (size: string | undefined) => Math.max(leastBytes, 2 ** Number(size ?? 0))
export const countedBytes = (bytes: number): number => bytesOfClass(String(sizeClassOf(bytes)))

/** The requests of one source that the inbox keeps: those that wait, and those that failed. */
export interface KeptRequests {
  readonly requests: number
  /** At least their size. */
  readonly bytes: number
}
export type KeptBySource = ReadonlyMap<string, KeptRequests>
export const nothingKept: KeptRequests = { requests: 0, bytes: 0 }

/** `subjects`: the number of messages by subject, which is `inbox.<list>.<source>.<size class>`. */
export const keptBySource = (subjects: Iterable<readonly [subject: string, messages: number]>): KeptBySource => {
  const kept = new Map<string, KeptRequests>()
  for (const [subject, messages] of subjects) {
    const [, , source = "", size] = subject.split(".")
    const { requests, bytes } = kept.get(source) ?? nothingKept
    kept.set(source, { requests: requests + messages, bytes: bytes + messages * bytesOfClass(size) })
  }
  return kept
}

/** The bytes that a source may still store. `room`: the bytes of all sources. Never negative. */
export const leftFor = (source: string, kept: KeptBySource, room: number): number => {
  const all = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  return fairlyLeft(room, all, kept.get(source)?.bytes ?? 0)
}

/** True when webhooks of the source are refused, or will be soon. */
export const isNearlyFull = (source: string, kept: KeptBySource, room: number): boolean => {
  const own = kept.get(source)?.bytes ?? 0
  return own > 0 && own >= (own + leftFor(source, kept, room)) * nearlyFull
}
