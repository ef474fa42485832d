/**
 * The embedded nats-server: a child process with its own store. It is started again when it dies, on another port; two
 * never share a store. Only a process that can read its folder can sign in, and only the server that has the key of its
 * certificate is trusted: another user of the machine may take the port of a dead server.
 */
import { Effect, Schedule, Schema } from "effect"
import { spawn } from "node:child_process"
import { chmodSync, mkdirSync, openSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { storeIn } from "../../dataFolder.ts"
import { newNkey } from "../client/jetstreamConnection.ts"
import { makeCertificate } from "./folder/certificate.ts"
import { greets } from "./dial.ts"
import {
  addressOf,
  certificateFile,
  endpointIn,
  privateKeyFile,
  removePortsFiles,
  seedFile
} from "./folder/serverFolder.ts"
import { restartedWhenFrozen } from "./reviving.ts"
import { endProcess, isServerOf, pidFile, pidIn, settingsFile } from "./folder/serverProcess.ts"
import { settingsText } from "./folder/serverSettings.ts"

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
 * @returns its address, for a client of the same user
 */
export const natsServer = Effect.fnUntraced(function* (options: Options) {
  const { folder } = options
  yield* prepareFolder(folder)
  const child = makeChild(options)
  yield* child.start
  yield* Effect.addFinalizer(() => child.stop)
  yield* untilItAnswers(folder)
  yield* Effect.forkScoped(child.restarts)
  yield* Effect.forkScoped(restartedWhenFrozen(options, () => greetsIn(folder)))
  return addressOf(folder)
})

/** Writes the settings and new keys, and ends a server that an earlier process left behind in the folder. */
const prepareFolder = Effect.fnUntraced(function* (folder: string) {
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
  yield* inFolder(() => {
    chmodSync(folder, 0o700)
    rmSync(pidFile(folder), { force: true })
    removePortsFiles(folder)
    const { seed, publicKey } = newNkey()
    const { certificate, privateKey } = makeCertificate()
    writeAlone(seedFile(folder), seed)
    writeAlone(privateKeyFile(folder), privateKey)
    writeAlone(certificateFile(folder), certificate)
    writeAlone(settingsFile(folder), settingsText(folder, publicKey))
  })
})

/** A new file that only this user can read: an existing one would keep its mode. */
const writeAlone = (file: string, text: string) => {
  rmSync(file, { force: true })
  writeFileSync(file, text, { mode: 0o600, flag: "wx" })
}

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

/** A server that works greets in milliseconds, also on a busy machine. */
const greetMillis = 3000

/** Whether the present server of the folder greets. A program that has taken its port cannot show its certificate. */
const greetsIn = async (folder: string): Promise<boolean> => {
  const endpoint = endpointIn(folder)
  if (endpoint === null) return false
  const { hostname: host, port } = new URL(`nats://${endpoint.servers[0] ?? ""}`)
  return await greets({ host, port: Number(port), timeoutMillis: greetMillis, certificate: endpoint.certificate })
}

const untilItAnswers = (folder: string) =>
  Effect.promise(() => greetsIn(folder)).pipe(
    Effect.filterOrFail(
      (yes) => yes,
      () =>
        new NatsServerFailed({
          why: `nats-server does not answer; its logs are nats-server.log and nats-server.out in ${folder}`
        })
    ),
    Effect.retry(Schedule.spaced("20 millis").pipe(Schedule.upTo({ duration: "20 seconds" })))
  )

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
