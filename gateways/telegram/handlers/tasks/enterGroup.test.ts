/** The group of a new task, with the log in memory. */
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import { BotApi } from "../../api/bot.ts"
import { Chats } from "../../people/chats.ts"
import { memoryGroups } from "../../people/kit/memoryGroups.ts"
import { enterGroup } from "./enterGroup.ts"

const user = { id: 7, is_bot: false, first_name: "Bo" }
const message = { message_id: 1, date: 1, chat: { id: -5, type: "group", title: "Design" }, from: user } as const

const parts = memoryGroups.pipe(
  Layer.provideMerge(Layer.mock(BotApi, { memberStatus: () => Effect.succeed("member") }))
)
const play = (work: Effect.Effect<void, unknown, Layer.Success<typeof parts>>) =>
  Effect.runPromise(work.pipe(Effect.provide(parts), Effect.scoped))

/** The events of the group. */
const events = Effect.gen(function* () {
  const subject = (yield* Chats).subjectOf(-5)
  return (yield* (yield* EventStore).load(subject)).flatMap((commit) => commit.events.map(({ _tag }) => _tag))
})

test("a task in a group that is not recorded is refused, and the group waits for an owner", () =>
  play(
    Effect.gen(function* () {
      expect(yield* enterGroup(message, user)).toEqual({ refusal: "group-waits" })
      expect(yield* enterGroup(message, user)).toEqual({ refusal: "group-waits" })
      expect(yield* events).toEqual(["ChatBound"])
    })
  ))

test("a task in an approved group is for its members, of whom its author is one from then on", () =>
  play(
    Effect.gen(function* () {
      const chats = yield* Chats
      yield* chats.bind(message.chat, "in", { waits: false })
      expect(yield* enterGroup(message, user)).toEqual({ audience: `chat:${chats.idOf(-5)}` })
      expect(yield* events).toEqual(["ChatBound", "MemberSeen"])
    })
  ))
