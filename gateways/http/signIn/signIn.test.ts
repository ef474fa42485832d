import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { PersonId, personActor } from "../../../domain/ids.ts"
import { ada } from "../../../domain/kit/people.ts"
import { Principals } from "../../../commands/principals.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { SignIn } from "./signIn.ts"

const parts = Principals.layer.pipe(Layer.provideMerge(memoryRecord))

/** The sessions as two processes see them, and a session of ada. */
const twoProcesses = Effect.gen(function* () {
  const process = Effect.map(Layer.build(Layer.fresh(SignIn.layer)), (built) => Effect.provideContext(SignIn, built))
  const [here, there] = [yield* yield* process, yield* yield* process]
  return { here, there, session: yield* here.open(ada, "a browser") }
})

describe("a session", () => {
  it.effect("is over at once in the process that ended it", () =>
    Effect.gen(function* () {
      const { here, session } = yield* twoProcesses
      assert.strictEqual(yield* here.actorOf(session), ada)
      yield* here.end(session, ada)
      assert.isNull(yield* here.actorOf(session))
    }).pipe(Effect.provide(parts), Effect.scoped)
  )

  it.effect("that another process ended is over within two seconds", () =>
    Effect.gen(function* () {
      const { here, there, session } = yield* twoProcesses
      assert.strictEqual(yield* here.actorOf(session), ada)
      yield* there.end(session, ada)
      yield* TestClock.adjust("2 seconds")
      assert.isNull(yield* here.actorOf(session))
    }).pipe(Effect.provide(parts), Effect.scoped)
  )
})

describe("a session of the Mini App", () => {
  /** Without a link, a Telegram user is the person with the keyed hash as id. */
  const user = "adasaccount000000000"
  const person = personActor(PersonId.make(user))

  it.effect("ends four hours after its sign-in, also while it is used", () =>
    Effect.gen(function* () {
      const signIn = yield* SignIn
      const session = yield* signIn.open(person, "Telegram", undefined, user)
      yield* TestClock.adjust("4 hours")
      assert.strictEqual(yield* signIn.actorOf(session), person)
      assert.deepEqual(
        (yield* signIn.sessions(person)).map(({ telegram }) => telegram),
        [user]
      )
      yield* TestClock.adjust("3 seconds")
      assert.isNull(yield* signIn.actorOf(session))
      assert.deepEqual(yield* signIn.sessions(person), [])
    }).pipe(Effect.provide(SignIn.layer.pipe(Layer.provide(parts))))
  )

  it.effect("is over when its Telegram user is not the one of its person", () =>
    Effect.gen(function* () {
      const signIn = yield* SignIn
      const session = yield* signIn.open(ada, "Telegram", undefined, user)
      assert.isNull(yield* signIn.actorOf(session))
      assert.deepEqual(yield* signIn.sessions(null), [])
    }).pipe(Effect.provide(SignIn.layer.pipe(Layer.provide(parts))))
  )
})
