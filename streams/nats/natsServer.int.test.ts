/** The embedded server that lives and takes nothing: it is started anew, and nothing is lost. */
import { Effect, Layer } from "effect"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { natsServerPath } from "../../ops/setup/nats/findNats.mjs"
import { EventStore } from "../eventStore.ts"
import { said } from "../memory/pending.ts"
import { masterKeyFile } from "../sealing/masterKey.ts"
import { subjectOf } from "../subjects.ts"
import { natsServer, reviving } from "./natsServer.ts"
import { Patience } from "./patience.ts"
import { natsRecord } from "./record.ts"
import { WhenStuck } from "./whenStuck.ts"

const folder = mkdtempSync(join(tmpdir(), "stuck-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const server = { folder, binary: natsServerPath() ?? "nats-server" }

const record = Layer.unwrap(
  Effect.map(natsServer(server), (url) =>
    natsRecord({ url, name: "test", replicas: 1 }).pipe(
      Layer.provide(Layer.succeed(WhenStuck, reviving(server))),
      Layer.provide(Layer.succeed(Patience, { answerMillis: 300, outcomeMillis: 2000 })),
      Layer.provide(masterKeyFile(join(folder, "master.key")))
    )
  )
)

const say = (id: string) => Effect.flatMap(EventStore, ({ append }) => append(said(id, id)))

test("a server that is frozen is started anew once a commit has waited in vain, and takes the next", () =>
  Effect.gen(function* () {
    yield* say("before00")
    const pid = Number(readFileSync(join(folder, "pid"), "utf8"))
    process.kill(pid, "SIGSTOP")
    expect(yield* Effect.flip(say("meanwhile"))).toMatchObject({ _tag: "StreamUnavailable" })
    yield* say("after000")
    expect(Number(readFileSync(join(folder, "pid"), "utf8"))).not.toBe(pid)
    const { load } = yield* EventStore
    expect(yield* load(subjectOf("message", "before00"))).toHaveLength(1)
    // The same command again is told apart from a new one, whatever became of it.
    yield* say("meanwhile")
    expect(yield* load(subjectOf("message", "meanwhile"))).toHaveLength(1)
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))
