/** A reply to a message that tells notices is a comment, when the message is about one task. */
import { Effect } from "effect"
import { TaskId } from "../../../domain/ids.ts"
import type { User } from "../inbox/update.ts"
import { Authors } from "../people/authors.ts"
import { NoticeView } from "./noticeView.ts"
import { mostInBundle, type ReadPress } from "./readButton.ts"
import { Readers } from "./readers.ts"

const prefix = "evt.task."

/** The task of these notices of a person; null: they are about several things, or about another one, or have ended. */
export const taskOfNotices = Effect.fnUntraced(function* (speaker: User, { after, upTo }: ReadPress) {
  const reader = yield* (yield* Readers).get((yield* Authors).personOf(speaker))
  if (reader === null) return null
  const found = yield* (yield* NoticeView).between(reader.names, after, upTo, mostInBundle)
  const [first, ...others] = new Set(found.map(({ about }) => about))
  return others.length === 0 && first?.startsWith(prefix) === true ? TaskId.make(first.slice(prefix.length)) : null
})
