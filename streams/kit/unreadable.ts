/** Bytes of commits that this version cannot read, as other versions, damaged disks and other keys leave them. */
import { ada } from "../../domain/kit/people.ts"

interface Parts {
  readonly v?: number
  readonly data?: Readonly<Record<string, unknown>>
  readonly at?: string
  readonly command?: string
}
/** A commit with one event, with these parts of its head. */
export const headed = ({ v = 1, data = { _tag: "FutureThingDone" }, ...head }: Parts) =>
  Buffer.from(
    JSON.stringify({
      command: `c ${JSON.stringify(data).length} ${v}`,
      digest: "d",
      at: "2026-11-24T10:00:00.000Z",
      actor: ada,
      causation: null,
      correlation: "c",
      traceparent: null,
      ...head,
      events: [{ v, data }]
    })
  )
const encode = (v: number, data: Readonly<Record<string, unknown>>) => headed({ v, data })

/** Tags that Postgres cannot store, that JavaScript treats specially, or that are too long. */
export const hostileTags = [
  ["NUL", "Task\0X"],
  ["a lone surrogate", "Task\ud800X"],
  ["1 MB", "T".repeat(1_000_000)],
  ["__proto__", "__proto__"],
  ["constructor", "constructor"],
  ["a sentence", "the unmistakable rhinoceros"]
] as const
/** The title's owner is not an actor. */
export const strangeOwner = { _tag: "TaskRetitled", wordsOf: "the unmistakable rhinoceros", title: "one" }

/** An event of a version to come. */
export const futureEvent = encode(1, { _tag: "FutureThingDone", wordsOf: ada })
/** A known event, in a version to come. */
export const newerVersion = (tag: string) => encode(99, { _tag: tag })
/** Half of a commit, as a torn write leaves it. */
export const torn = futureEvent.subarray(0, 60)
/** A known event in its present version, without its fields. */
export const wrongShape = (tag: string) => encode(1, { _tag: tag })
/** A task whose title was sealed with a key that is not ada's. Ada must have a key. */
export const foreignSeal = encode(1, {
  _tag: "TaskRetitled",
  wordsOf: ada,
  title: { sealed: Buffer.alloc(64, 7).toString("base64") }
})
