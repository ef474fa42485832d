import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
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
