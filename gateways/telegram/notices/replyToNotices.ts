/** A reply to a message with notices is a comment on the task, if all its notices are about one task. */
import { Effect } from "effect"
import { TaskId } from "../../../domain/ids.ts"
import type { Standing } from "../cards/outbox.ts"
import type { User } from "../inbox/update.ts"
import { Authors } from "../people/authors.ts"
import { NoticeView } from "./noticeView.ts"
import { mostInBundle, type ReadPress } from "./readButton.ts"
import { Readers } from "./readers.ts"

const prefix = "evt.task."

/** The task that all these notices are about; null when they are about several things or another kind of thing, or have ended. */
const taskOfNotices = Effect.fnUntraced(function* (speaker: User, { after, upTo }: ReadPress) {
  const reader = yield* (yield* Readers).get((yield* Authors).personOf(speaker))
  if (reader === null) return null
  const found = yield* (yield* NoticeView).between(reader.names, after, upTo, mostInBundle)
  const [first, ...others] = new Set(found.map(({ about }) => about))
  return others.length === 0 && first?.startsWith(prefix) === true ? TaskId.make(first.slice(prefix.length)) : null
})

/** The task that a reply to this message of the bot comments; null for none. */
export const taskOfReply = Effect.fnUntraced(function* (speaker: User, standing: Standing | null) {
  if (standing?.is === "card") return standing.task
  return standing?.is === "notices" ? yield* taskOfNotices(speaker, standing) : null
})
