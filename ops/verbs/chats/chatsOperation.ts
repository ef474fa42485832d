/** Lists the chats, and sets the age at which their messages are erased. */
import { Clock, Effect, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import { CommandBus } from "../../../commands/commandBus.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { RetentionDays } from "../../../domain/chat/chat.ts"
import { allChats, countBefore, type KeptChat } from "../../../projections/reads/retention/oldMessages.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { keptFrom } from "../../erasure/redactOld.ts"
import { operation } from "../operation/operation.ts"
import { findOne } from "../people/find.ts"

const Input = Schema.Union([
  Schema.Struct({ act: Schema.Literal("list") }),
  /** `chat`: its id, or a title that only one chat has. */
  Schema.Struct({ act: Schema.Literal("keep"), chat: Schema.String, days: RetentionDays })
])

export interface ChatLine extends KeptChat {
  /** The messages that are erased at the next check. */
  readonly old: number
}

const lineOf = Effect.fnUntraced(function* (chat: KeptChat) {
  const now = yield* Clock.currentTimeMillis
  const old = chat.keepDays === null ? 0 : yield* countBefore(chat.id, keptFrom(now, chat.keepDays))
  return { ...chat, old } satisfies ChatLine
})

const keep = Effect.fnUntraced(function* (asked: string, days: number | null) {
  const named = (yield* allChats).map((chat) => ({ ...chat, name: chat.title }))
  const { id } = yield* findOne("chat", named, asked)
  const command = { _tag: "SetRetention", days } as const
  const { seq } = yield* (yield* CommandBus).send(
    { actor: operator, key: randomUUID() },
    { subject: subjectOf("chat", id), command }
  )
  yield* (yield* Reads).waitFor(seq)
  return (yield* allChats).filter((chat) => chat.id === id)
})

export const chatsOperation = operation({
  name: "chats",
  input: Input,
  run: (input) =>
    Stream.unwrap(
      Effect.gen(function* () {
        const chats = input.act === "list" ? yield* allChats : yield* keep(input.chat, input.days)
        return Stream.fromIterable(yield* Effect.forEach(chats, lineOf))
      })
    )
})
