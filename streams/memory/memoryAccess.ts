/** The access log in memory, for tests. */
import { Effect } from "effect"
import { accessLogOn } from "../access/accessLogOn.ts"

export const memoryAccess = accessLogOn(
  Effect.sync(() => {
    const messages: Array<{ readonly seq: number; readonly data: Uint8Array }> = []
    return {
      append: (_, data) => Effect.sync(() => void messages.push({ seq: messages.length + 1, data })),
      from: (position) => Effect.sync(() => messages.slice(position - 1, position + 999)),
      last: Effect.sync(() => messages.length)
    }
  })
)
