/** A press of the button that marks the notices of a message as read. */
import { Effect } from "effect"
import { sendOnce } from "../../../commands/sendOnce.ts"
import { personActor } from "../../../domain/ids.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { Outbox } from "../cards/outbox.ts"
import type { Post } from "../cards/posts/post.ts"
import type { PressUpdate } from "../inbox/update.ts"
import { Authors } from "../people/authors.ts"
import { NoticeView } from "./noticeView.ts"
import { mostInBundle, type ReadPress } from "./readButton.ts"
import { Readers } from "./readers.ts"

/** Marks the own notices of the presser, and removes the button. A repeated press changes nothing. */
export const markRead = Effect.fnUntraced(function* (press: PressUpdate, { after, upTo }: ReadPress) {
  const person = (yield* Authors).personOf(press.from)
  const reader = yield* (yield* Readers).get(person)
  if (reader === null) return "press-unknown" as const
  const found = yield* (yield* NoticeView).between(reader.names, after, upTo, mostInBundle)
  const [first, ...rest] = found.filter(({ read }) => !read).map(({ id }) => id)
  if (first !== undefined)
    yield* sendOnce(
      { actor: personActor(person), key: `read:${press.id}` },
      {
        subject: subjectOf("notices", person),
        command: { _tag: "ReadNotices", notices: [first, ...rest], upTo }
      }
    )
  yield* (yield* Outbox).amend(person, (post) => withoutButton(post, { after, upTo }))
  return "pressed-read" as const
})

/** The message of these notices, without the button that was pressed. */
const withoutButton = ({ what, stage, ...post }: Post, { after, upTo }: ReadPress): Post | null => {
  const isPressed = what.is === "bundle" && what.after === after && what.upTo === upTo && what.isRead !== true
  if (!isPressed || stage.is !== "standing") return null
  return { ...post, what: { ...what, isRead: true }, stage: { ...stage, shown: "" } }
}
