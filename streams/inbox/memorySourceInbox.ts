/** The inbox of sources in memory, for tests. */
import { Effect } from "effect"
import { sourceInboxOn, type StoredBytes } from "./sourceInboxOn.ts"

export const memorySourceInbox = sourceInboxOn(
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
      checkRoom: Effect.void
    }
  })
)
