/** The embedded nats-server: a child process with its own port and store. It is started again when it dies; two never share a store. */
import { Effect, Schedule, Schema } from "effect"
import { spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { mkdirSync, openSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { storeIn } from "../../dataFolder.ts"
import { greets } from "./dial.ts"
import { freePort } from "./freePort.mjs"
import { endProcess, isServerOf, pidFile, pidIn, settingsFile } from "./serverProcess.ts"

/** The server could not be started. The message says what to do. */
export class NatsServerFailed extends Schema.TaggedError<NatsServerFailed>()("NatsServerFailed", {
  why: Schema.String
}) {
  override get message() {
    return this.why
  }
}

interface Options {
  /** The folder of the store, the settings, the log and the pid. */
  readonly folder: string
  /** The binary. */
  readonly binary: string
}

/**
 * A running server, until the scope closes. The caller owns the data folder already.
 *
 * @returns its URL, with its credentials
 */
export const natsServer = Effect.fnUntraced(function* (options: Options) {
  const port = yield* Effect.promise(freePort)
  const secret = randomBytes(18).toString("base64url")
  yield* prepareFolder(options.folder, settingsOf(options.folder, port, secret))
  const child = makeChild(options)
  yield* child.start
  yield* Effect.addFinalizer(() => child.stop)
  yield* untilItAnswers(options.folder, port)
  yield* Effect.forkScoped(child.restarts)
  yield* Effect.forkScoped(restartedWhenFrozen(options, () => greets("127.0.0.1", port, greetMillis)))
  return `nats://tracker:${secret}@127.0.0.1:${port}`
})

/** Writes the settings, and ends a server that an earlier process left behind in the folder. */
const prepareFolder = Effect.fnUntraced(function* (folder: string, settings: string) {
  const inFolder = (write: () => void) =>
    Effect.try({
      try: write,
      catch: (cause) =>
        new NatsServerFailed({
          why: `${folder} cannot be written (${cause instanceof Error ? cause.message : String(cause)}): make it writable, or set TT_DATA_DIR to another folder`
        })
    })
  yield* inFolder(() => mkdirSync(storeIn(folder), { recursive: true, mode: 0o700 }))
  yield* stopOrphan(folder)
  yield* inFolder(() => rmSync(pidFile(folder), { force: true }))
  yield* inFolder(() => writeFileSync(settingsFile(folder), settings, { mode: 0o600 }))
})

/** The child process of the server: its start, its end, and its restarts in between. */
const makeChild = ({ folder, binary }: Options) => {
  let closing = false
  let ended = Promise.resolve()
  const start = Effect.sync(() => {
    const log = openSync(join(folder, "nats-server.out"), "a", 0o600)
    // Detached: a Ctrl-C at the terminal reaches us first, and we close the server after the last write.
    const child = spawn(binary, ["-c", settingsFile(folder)], { stdio: ["ignore", log, log], detached: true })
    ended = new Promise((resolve) => {
      child.once("exit", () => resolve())
      child.once("error", () => resolve())
    })
    if (child.pid !== undefined) writeFileSync(pidFile(folder), String(child.pid))
  })
  const stop = Effect.promise(async () => {
    closing = true
    const pid = pidIn(folder)
    if (pid !== null) await endProcess(pid)
    await ended
    rmSync(pidFile(folder), { force: true })
  })
  const startAgain = Effect.logWarning("nats-server died; starting it again").pipe(
    Effect.andThen(Effect.sleep("200 millis")),
    Effect.andThen(start)
  )
  // The store is on disk, and clients reconnect by themselves.
  const restarts = Effect.promise(() => ended).pipe(
    Effect.andThen(Effect.suspend(() => (closing ? Effect.interrupt : startAgain))),
    Effect.forever
  )
  return { start, stop, restarts }
}

const untilItAnswers = (folder: string, port: number) =>
  Effect.promise(() => greets("127.0.0.1", port, greetMillis)).pipe(
    Effect.filterOrFail(
      (yes) => yes,
      () => new NatsServerFailed({ why: `nats-server does not answer; its log is ${join(folder, "nats-server.log")}` })
    ),
    Effect.retry(Schedule.spaced("20 millis").pipe(Schedule.upTo({ duration: "20 seconds" })))
  )

/** A server that works greets in milliseconds, also on a busy machine. */
const greetMillis = 3000
const greetInterval = "2 seconds"
/** Greetings that fail one after another until the server counts as frozen. */
const mostSilent = 3

/**
 * Restarts a server that has greeted and no longer does: it is frozen, and without commands no append would notice it.
 * The present server must have greeted already. A restarted server is not checked until it has greeted, because it may
 * be reading a large store.
 */
export const restartedWhenFrozen = (
  { folder }: Pick<Options, "folder">,
  doesGreet: () => Promise<boolean>
): Effect.Effect<never> => {
  let silent = 0
  let greeted = pidIn(folder)
  const revive = reviving({ folder })
  return Effect.promise(doesGreet).pipe(
    Effect.flatMap((isAnswer) => {
      const pid = pidIn(folder)
      silent = isAnswer ? 0 : silent + 1
      if (isAnswer) greeted = pid
      return silent < mostSilent || pid !== greeted ? Effect.void : revive
    }),
    Effect.delay(greetInterval),
    Effect.forever
  )
}

/** The shortest time between two restarts, so that the server has time to start. Milliseconds. */
const rareMillis = 60_000
/** With less free disk space the server could not write, and a restart would not help. Bytes. */
const leastRoom = 32 * 1024 ** 2

/** Kills the server of this folder, which is then started again: for a server that runs but accepts nothing. All acknowledged commits are on disk. */
export const reviving = ({ folder }: Pick<Options, "folder">): Effect.Effect<void> => {
  let last = -Infinity
  return Effect.suspend(() => {
    const pid = pidIn(folder)
    const { bavail, bsize } = statfsSync(folder)
    const now = Date.now()
    if (pid === null || isServerOf(folder, pid) !== true || bavail * bsize < leastRoom || now - last < rareMillis)
      return Effect.void
    last = now
    return Effect.andThen(
      Effect.logWarning("nats-server does not answer; restarting it"),
      // A frozen server would react to no other signal.
      Effect.sync(() => void process.kill(pid, "SIGKILL"))
    )
  })
}

const settingsOf = (folder: string, port: number, secret: string) => `# Written at each start.
listen: "127.0.0.1:${port}"
log_file: ${JSON.stringify(join(folder, "nats-server.log"))}
logfile_size_limit: 10MB
logfile_max_num: 2
max_payload: 1MB
authorization { user: tracker, password: ${JSON.stringify(secret)} }
jetstream {
  store_dir: ${JSON.stringify(storeIn(folder))}
  # Acknowledged means on disk.
  sync_interval: always
  max_file_store: 1TB
}
`

/**
 * Ends a server that outlived its killed parent: a second server on the same store would destroy acknowledged messages.
 * If the system does not tell what a process is, the start is refused.
 */
const stopOrphan = (folder: string) =>
  Effect.suspend(() => {
    const pid = pidIn(folder)
    if (pid === null) return Effect.void
    const orphan = isServerOf(folder, pid)
    if (orphan === "unknown")
      return Effect.fail(
        new NatsServerFailed({
          why: `process ${pid} may be a nats-server that still runs on ${folder}: stop it; if it is another program, delete ${pidFile(folder)}`
        })
      )
    return orphan ? Effect.promise(() => endProcess(pid)) : Effect.void
  })
