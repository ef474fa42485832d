/** The embedded server is restarted when it is frozen, without losing a commit. */
import { Effect, Layer } from "effect"
import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test, vi } from "vitest"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { EventStore } from "../../ports/eventStore.ts"
import { messageReceived } from "../../kit/pending.ts"
import { masterKeyFile } from "../../masterKey/masterKey.ts"
import { subjectOf } from "../../commit/subjects.ts"
import { natsServer } from "./natsServer.ts"
import { reviving } from "./reviving.ts"
import { AppendTimeouts } from "../client/appendTimeouts.ts"
import { natsRecord } from "../record.ts"
import { WhenStuck } from "../client/whenStuck.ts"

const folder = mkdtempSync(join(tmpdir(), "stuck-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const server = { folder, binary: natsServerPath() ?? "nats-server" }

const record = Layer.unwrap(
  Effect.map(natsServer(server), (url) =>
    natsRecord({ url, name: "test", replicas: 1 }).pipe(
      Layer.provide(Layer.succeed(WhenStuck, reviving(server))),
      Layer.provide(Layer.succeed(AppendTimeouts, { answerMillis: 300, outcomeMillis: 2000 })),
      Layer.provide(masterKeyFile(join(folder, "master.key")))
    )
  )
)

const say = (id: string) => Effect.flatMap(EventStore, ({ append }) => append(messageReceived(id, id)))

const pidOf = () => Number(readFileSync(join(folder, "pid"), "utf8"))

/** The state of each thread of a process, `T` for a stopped one. */
const statesOf = (pid: number) =>
  existsSync("/proc")
    ? readdirSync(`/proc/${pid}/task`).map((thread) =>
        readFileSync(`/proc/${pid}/task/${thread}/stat`, "utf8").replace(/^.*\) (\w).*$/s, "$1")
      )
    : [execFileSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).charAt(0)]

/**
 * Freezes a process and waits until it is frozen. `kill` returns before that: the threads run on until one of them takes
 * the signal, up to 100 ms later on a busy machine, and in that time the server may store a commit and acknowledge it.
 */
const freeze = async (pid: number) => {
  process.kill(pid, "SIGSTOP")
  await vi.waitFor(() => expect(new Set(statesOf(pid))).toEqual(new Set(["T"])), { timeout: 30_000 })
}

test("a frozen server is started again after a commit timed out, and takes the next commit", () =>
  Effect.gen(function* () {
    yield* say("before00")
    const pid = pidOf()
    yield* Effect.promise(() => freeze(pid))
    expect(yield* Effect.result(say("meanwhile"))).toMatchObject({ failure: { _tag: "StreamUnavailable" } })
    // The server may need longer to start than one commit waits, so the commit is repeated.
    yield* Effect.retry(say("after000"), { times: 10 })
    expect(pidOf()).not.toBe(pid)
    const { load } = yield* EventStore
    expect(yield* load(subjectOf("message", "before00"))).toHaveLength(1)
    // The repeated command is stored once, whether or not its first attempt was stored.
    yield* say("meanwhile")
    expect(yield* load(subjectOf("message", "meanwhile"))).toHaveLength(1)
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))

test("a frozen server is started again although no command is sent", () =>
  Effect.gen(function* () {
    yield* say("before01")
    const pid = pidOf()
    yield* Effect.promise(() => freeze(pid))
    yield* Effect.promise(() => vi.waitFor(() => expect(pidOf()).not.toBe(pid), { timeout: 50_000 }))
    yield* Effect.retry(say("after001"), { times: 10 })
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))
