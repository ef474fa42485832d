/**
 * Any process with the role `http` may get an update of the webhook, but only the holder of the bot's lease knows who is
 * admitted and stores updates. The process that got the update sends it to the holder, and waits until it is stored. A holder in
 * the same process stores it without a broadcast.
 */
import { Context, Deferred, Effect, Layer, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import { Broadcast } from "../../../streams/ports/broadcast.ts"
import type { Me } from "../api/bot.ts"
import { makeTakeUpdate } from "./takeUpdate.ts"

const offered = "updates.offered"
const answered = "updates.answered"

/** The holder must answer within this time. Telegram repeats an update that was not stored. */
const answerTimeout = "8 seconds"
/** Updates that the holder stores at the same time. Telegram itself sends those of one chat one after another. */
const storedAtOnce = 16

/** The other fields of the update are read when it is stored. */
const Offer = Schema.Struct({
  id: Schema.String,
  /** The id of the bot that the update is for. */
  bot: Schema.Int,
  update: Schema.StructWithRest(Schema.Struct({ update_id: Schema.Int }), [
    Schema.Record(Schema.String, Schema.Unknown)
  ])
})
const Answer = Schema.Struct({ id: Schema.String, isStored: Schema.Boolean })
const decodeOffer = Schema.decodeUnknownEffect(Offer)
const decodeAnswer = Schema.decodeUnknownEffect(Answer)

type Store = (bot: number, update: { readonly update_id: number }) => Effect.Effect<boolean>

/** The holder of the lease in this process; null while another process is the holder, or none is. */
export interface HeldStore {
  store: Store | null
}

/** @default null: every update goes to the holder by a broadcast */
export const OwnHolder = Context.Reference<HeldStore | null>("tracker/gateways/telegram/OwnHolder", {
  defaultValue: () => null
})

export class HandOver extends Context.Service<
  HandOver,
  {
    /**
     * True once the update is stored, or is dropped on purpose. False: no holder has stored it, so it must come again. `bot`: the id
     * of the bot that the update is for.
     */
    readonly send: Store
  }
>()("tracker/gateways/telegram/HandOver") {
  static readonly layer = Layer.effect(
    HandOver,
    Effect.gen(function* () {
      const broadcast = yield* Broadcast
      const own = yield* OwnHolder
      const waiting = new Map<string, Deferred.Deferred<boolean>>()
      yield* broadcast.subscribe(answered).pipe(
        Stream.runForEach(({ value }) =>
          decodeAnswer(value).pipe(
            Effect.flatMap(({ id, isStored }) => {
              const found = waiting.get(id)
              return found === undefined ? Effect.void : Deferred.succeed(found, isStored)
            }),
            Effect.ignore
          )
        ),
        Effect.forkScoped({ startImmediately: true })
      )
      return HandOver.of({
        send: (bot, update) =>
          Effect.suspend(() => {
            if (own !== null && own.store !== null) return inTime(own.store(bot, update))
            const id = randomUUID()
            const answer = Deferred.makeUnsafe<boolean>()
            waiting.set(id, answer)
            return broadcast
              .publish(offered, { id, bot, update })
              .pipe(
                Effect.andThen(Deferred.await(answer)),
                inTime,
                Effect.ensuring(Effect.sync(() => waiting.delete(id)))
              )
          })
      })
    })
  )
}

const inTime = (isStored: Effect.Effect<boolean>) =>
  Effect.timeoutOrElse(isStored, { duration: answerTimeout, orElse: () => Effect.succeed(false) })

/**
 * Stores the updates that any process of the installation hands over, also this one. Never ends. Updates of another bot wait at
 * Telegram: the webhook of a replaced bot stays, and its message numbers are not those of this bot.
 */
export const takeHandedOver = Effect.fnUntraced(function* (me: Me) {
  const broadcast = yield* Broadcast
  const take = yield* makeTakeUpdate(me)
  const store: Store = (bot, update) =>
    bot !== me.id
      ? Effect.succeed(false)
      : take(update).pipe(
          Effect.as(true),
          Effect.catch(({ message: why }) =>
            Effect.as(Effect.logWarning("an update of the webhook was not stored", { why }), false)
          )
        )
  const one = Effect.fnUntraced(function* (value: unknown) {
    const { id, bot, update } = yield* decodeOffer(value)
    yield* broadcast.publish(answered, { id, isStored: yield* store(bot, update) } satisfies typeof Answer.Type)
  })
  yield* holdHere(store)
  yield* broadcast.subscribe(offered).pipe(
    Stream.mapEffect(({ value }) => Effect.ignore(one(value)), { concurrency: storedAtOnce, unordered: true }),
    Stream.runDrain
  )
  return yield* Effect.never
}, Effect.scoped)

/** Makes this process the holder for its own receiver, until the scope closes. */
const holdHere = Effect.fnUntraced(function* (store: Store) {
  const own = yield* OwnHolder
  if (own === null) return
  own.store = store
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      if (own.store === store) own.store = null
    })
  )
})
