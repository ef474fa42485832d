/** A group that becomes a supergroup, with the log in memory. */
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { BotApi } from "../api/bot.ts"
import { approvalsOf } from "../approval/approval.ts"
import { Outbox } from "../cards/outbox.ts"
import { Readers } from "../notices/readers.ts"
import { Chats } from "../people/chats.ts"
import { memoryGroups } from "../people/kit/memoryGroups.ts"
import { groupMoved } from "./membership.ts"

const [former, supergroup] = [-5, -1_000_000_000_777]
const message = { message_id: 1, date: 1, chat: { id: former, type: "group", title: "Design" } } as const

const play = (work: Effect.Effect<void, unknown, Layer.Success<typeof parts>>) =>
  Effect.runPromise(work.pipe(Effect.provide(parts), Effect.scoped))
const parts = memoryGroups.pipe(
  Layer.provideMerge(
    Layer.mergeAll(
      Layer.mock(BotApi, {}),
      Layer.mock(Readers, { survivorOf: (person) => person, isOnTeam: () => true }),
      Layer.mock(Outbox, {
        look: () => Effect.void,
        following: () => [],
        backlog: () => ({ waiting: 0, floodedUntil: 0 })
      })
    )
  )
)

/** Both groups are bound, the supergroup as one that waits. Then the former group is told its new number. */
const move = Effect.fnUntraced(function* (former: { readonly waits: boolean }) {
  const chats = yield* Chats
  yield* chats.bind(message.chat, "in", former)
  yield* chats.bind({ id: supergroup, type: "supergroup" }, "used", { waits: true })
  yield* groupMoved(message, supergroup)
  return yield* chats.stateOf(supergroup)
})

test("a supergroup whose first use comes before its number keeps the approval of its group", () =>
  play(
    Effect.gen(function* () {
      expect(yield* move({ waits: false })).toMatchObject({ is: "bound", approved: true })
      const chats = yield* Chats
      expect(yield* chats.stateOf(former)).toMatchObject({ is: "moved", to: chats.idOf(supergroup) })
      expect(yield* approvalsOf(chats.idOf(supergroup))).toMatchObject([{ is: "approved", by: "reactor:telegram" }])
      // The update comes again.
      const { lastSeq } = yield* EventStore
      const before = yield* lastSeq(chats.subjectOf(supergroup))
      yield* groupMoved(message, supergroup)
      expect(yield* lastSeq(chats.subjectOf(supergroup))).toBe(before)
    })
  ))

test("a supergroup of a group that waits, waits", () =>
  play(
    Effect.gen(function* () {
      expect(yield* move({ waits: true })).toMatchObject({ is: "bound", approved: false })
    })
  ))
