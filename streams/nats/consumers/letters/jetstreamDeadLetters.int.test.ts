/** Dead letters on a real nats-server, where a person is as fast as the consumer that parks the commit. */
import { Effect, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { ada } from "../../../../domain/kit/people.ts"
import { natsServerPath } from "../../../../ops/setup/nats/findNats.mjs"
import { DeadLetters } from "../../../ports/deadLetters.ts"
import { masterKeyFile } from "../../../masterKey/masterKey.ts"
import { Nats } from "../../client/nats.ts"
import { natsRecord } from "../../record.ts"
import { natsServer } from "../../server/natsServer.ts"
import { jetstreamDeadLetters } from "./jetstreamDeadLetters.ts"

const folder = mkdtempSync(join(tmpdir(), "letters-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const record = Layer.unwrap(
  Effect.map(natsServer({ folder, binary: natsServerPath() ?? "nats-server" }), (url) =>
    natsRecord({ url, name: "test", replicas: 1 }).pipe(Layer.provide(masterKeyFile(join(folder, "master.key"))))
  )
)

/** Dead letters that run `between` after a letter is stored and before its old requests are removed. */
const withPause = (between: Effect.Effect<unknown>) =>
  Effect.gen(function* () {
    const nats = yield* Nats
    const purge: Nats["Service"]["purge"] = (...which) => Effect.andThen(between, nats.purge(...which))
    const paused = Layer.succeed(Nats, Nats.of({ ...nats, purge }))
    return yield* Effect.provide(DeadLetters, Layer.fresh(jetstreamDeadLetters).pipe(Layer.provide(paused)))
  })

test.each([[1], [2]])("a retry that is requested as soon as the letter of try %i is stored is kept", (tries) =>
  Effect.gen(function* () {
    const letters = yield* DeadLetters
    const letter = { consumer: `soon${tries}`, subject: "evt.message.m1", seq: 1, why: "Refused" }
    const id = `${letter.consumer}@1`
    // The second try was requested by a person, and its request is stored until the letter is.
    if (tries === 2) {
      yield* letters.park({ ...letter, tries: 1 })
      expect(yield* letters.retry(id, ada)).toBe(true)
    }
    const parks = yield* withPause(Effect.orDie(letters.retry(id, ada)))
    yield* parks.park({ ...letter, tries })
    const listed = (yield* letters.list).find((each) => each.id === id)
    expect(listed).toMatchObject({ tries, state: "retrying" })
    yield* letters.park({ ...letter, tries: tries + 1 })
    const again = (yield* letters.list).find((each) => each.id === id)
    expect(again).toMatchObject({ tries: tries + 1, state: "waiting" })
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise)
)
