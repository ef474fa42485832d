/** The inbox of sources in memory, for tests. */
import { Effect } from "effect"
import type { StoredBytes } from "./inboxStream.ts"
import { sourceInboxOn } from "./sourceInboxOn.ts"

/** Bytes, as of the stream. */
const defaultRoom = 512 * 1024 * 1024

/** `room`: the bytes of all sources. */
export const memorySourceInboxOf = (room: number) =>
  sourceInboxOn(
    Effect.sync(() => {
      const messages = new Map<number, StoredBytes>()
      const ids = new Map<string, number>()
      return {
        append: (subject, id, data) =>
          Effect.sync(() => {
            const known = ids.get(id)
            if (known !== undefined) return known
            const seq = ids.size + 1
            ids.set(id, seq)
            messages.set(seq, { seq, subject, data })
            return seq
          }),
        next: (from, prefix) =>
          Effect.sync(
            () => [...messages.values()].find(({ seq, subject }) => seq >= from && subject.startsWith(prefix)) ?? null
          ),
        remove: (position) => Effect.sync(() => void messages.delete(position)),
        counts: (prefix) =>
          Effect.sync(() => {
            const subjects = [...messages.values()]
              .map(({ subject }) => subject)
              .filter((each) => each.startsWith(prefix))
            return new Map(
              [...Map.groupBy(subjects, (subject) => subject)].map(([subject, { length }]) => [subject, length])
            )
          }),
        room: Effect.succeed(room)
      }
    })
  )

export const memorySourceInbox = memorySourceInboxOf(defaultRoom)
