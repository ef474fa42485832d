/** Updates of the webhook on their way to the holder of the lease, with the broadcast in memory. */
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { memoryBroadcast } from "../../../streams/memory/memoryBuckets.ts"
import { Broadcast } from "../../../streams/ports/broadcast.ts"
import type { Me } from "../api/bot.ts"
import { Admissions } from "../inbox/admissions.ts"
import { Inbox } from "../inbox/inbox.ts"
import { HandOver, OwnHolder, takeHandedOver } from "./handOver.ts"

const me: Me = { id: 4242, username: "tracker_bot", readsAll: false }
const update = {
  update_id: 7,
  message: { message_id: 1, date: 1, chat: { id: 1, type: "private" }, text: "Order a cake" }
}

/**
 * Sends an update to a bot while the holder runs. Returns the answer, the broadcasts, the stored ids, and whether this process still
 * counts as the holder after the holder has ended.
 */
const play = (own: { store: null } | null, bot: number) => {
  const broadcasts: Array<string> = []
  const stored: Array<string> = []
  const counted = Layer.effect(
    Broadcast,
    Effect.map(Broadcast, (broadcast) => ({
      ...broadcast,
      publish: (subject: string, value: unknown) => {
        broadcasts.push(subject)
        return broadcast.publish(subject, value)
      }
    }))
  ).pipe(Layer.provide(memoryBroadcast))
  const parts = HandOver.layer.pipe(
    Layer.provideMerge(counted),
    Layer.provideMerge(Layer.succeed(OwnHolder, own)),
    Layer.provideMerge(
      Layer.mergeAll(
        Layer.mock(Admissions, { admits: () => Effect.succeed(true) }),
        Layer.mock(Inbox, { isPending: () => false, put: ({ id }) => Effect.sync(() => void stored.push(id)) })
      )
    )
  )
  return Effect.runPromise(
    Effect.gen(function* () {
      const { send } = yield* HandOver
      const answer = yield* Effect.scoped(
        Effect.gen(function* () {
          yield* Effect.forkScoped(takeHandedOver(me), { startImmediately: true })
          return yield* send(bot, update)
        })
      )
      return { answer, broadcasts, stored, holds: own !== null && own.store !== null }
    }).pipe(Effect.provide(parts))
  )
}

test("a holder in the same process stores an update without a broadcast, and holds nothing after its end", async () => {
  const alone = { answer: true, broadcasts: [], stored: ["4242:7"], holds: false }
  expect(await play({ store: null }, me.id)).toEqual(alone)
})

test("a holder in another process gets the update by a broadcast", async () => {
  const apart = { answer: true, broadcasts: ["updates.offered", "updates.answered"], stored: ["4242:7"], holds: false }
  expect(await play(null, me.id)).toEqual(apart)
})

test.each([[{ store: null }], [null]])("an update of another bot waits at Telegram: %j", async (own) => {
  expect(await play(own, 5)).toMatchObject({ answer: false, stored: [] })
})
