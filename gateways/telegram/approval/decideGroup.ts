/** Sends the decision of an owner on a group that waits, made by a press in a private chat. The bus checks the role at that time. */
import { Effect } from "effect"
import { sendOnce } from "../../../commands/sendOnce.ts"
import type { ChatRefused } from "../../../domain/chat/chat.ts"
import { personActor } from "../../../domain/ids.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { Outbox } from "../cards/outbox.ts"
import { replyKeyOf } from "../handlers/messages/replies.ts"
import type { PressUpdate } from "../inbox/update.ts"
import { Authors } from "../people/authors.ts"
import type { BotWord } from "../words/words.ts"
import type { ApprovalPress } from "./approvalButton.ts"
import { leaveRefused } from "./leaveRefused.ts"

export const decideGroup = Effect.fnUntraced(function* (press: PressUpdate, { action, group }: ApprovalPress) {
  if (press.message?.chat.type !== "private") return "press-unknown" as const
  const person = (yield* Authors).personOf(press.from)
  const { following, look } = yield* Outbox
  const isRefusal = action === "refuse"
  // The same press may come again under another id. The message distinguishes it from a press on a later question.
  const key = replyKeyOf("group", group, action, press.message.chat.id, press.message.message_id)
  const outcome = yield* sendOnce(
    { actor: personActor(person), key },
    { subject: subjectOf("chat", group), command: { _tag: isRefusal ? "RefuseChat" : "ApproveChat" } }
  ).pipe(
    Effect.as<BotWord>(isRefusal ? "pressed-group-refused" : "pressed-group-approved"),
    Effect.catchTag("Forbidden", () => Effect.succeed<BotWord>("press-group-forbidden")),
    Effect.catchTag("ChatRefused", ({ because }) => Effect.succeed(refusalWord(because))),
    Effect.catchTag("AggregateParked", () => Effect.succeed<BotWord>("press-unknown"))
  )
  const chats = new Set(following(group).flatMap(({ what }) => (what.is === "approval" ? [what.chat] : [])))
  if (isRefusal) yield* Effect.forEach(chats, leaveRefused, { discard: true })
  yield* look(group)
  return outcome
})

const refusalWord = (because: ChatRefused["because"]): BotWord =>
  because === "approved" ? "press-group-approved" : "press-group-over"
