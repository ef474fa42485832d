/**
 * `npm start`: runs `tt start` in a child process, and starts it again when it has crashed.
 *
 * The child owns the data folder, not this process: the lock is free when the child is dead, and the next child stops a
 * nats-server that survived. This process holds no data and opens no connection, so that it is unlikely to crash itself.
 * A container does not need it: Docker restarts the container (`restart: unless-stopped`).
 */
import { type ChildProcess, spawn } from "node:child_process"
import { constants } from "node:os"
import { fileURLToPath } from "node:url"
import { type Ending, isCrash } from "./exitCodes.ts"
import { ownedFolderIn } from "./ownedFolder.ts"
import { mostCrashes, restarts } from "./restarts.ts"

/** Milliseconds: a product that drains ends within 10 s. */
const stopMillis = 15_000
/** Milliseconds between two looks at the parent process. */
const parentMillis = 1_000

const product = fileURLToPath(new URL("../tt.mjs", import.meta.url))
const crashed = restarts(() => performance.now())
let child: ChildProcess | null = null
let stopping: NodeJS.Signals | null = null
/** The data folder of a product that crashed: its nats-server may still run. A product that ends in order ends its server. */
let ownedFolder: string | null = null

const say = (sentence: string) => process.stderr.write(`${sentence}\n`)
const exitCodeOf = ({ code, signal }: Ending) => code ?? 128 + (signal === null ? 0 : constants.signals[signal])

/** Ends with no product and no nats-server left. */
const exit = async (code: number) => {
  // Loaded only now: this process stays small while the product runs.
  if (ownedFolder !== null) await (await import("./leftServer.ts")).endLeftServer(ownedFolder)
  process.exit(code)
}

const start = () => {
  if (stopping !== null) return
  // The channel closes when this process dies. The child stops then.
  const running = spawn(process.execPath, [product, "start", ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"]
  })
  child = running
  running.on("message", (message) => (ownedFolder = ownedFolderIn(message) ?? ownedFolder))
  running.once("error", ({ message }) => {
    say(`The product cannot be started: ${message}.`)
    process.exit(1)
  })
  running.once("exit", (code, signal) => {
    child = null
    if (!isCrash({ code, signal })) ownedFolder = null
    ended({ code, signal })
  })
}

const ended = (ending: Ending) => {
  if (stopping !== null || !isCrash(ending)) return void exit(exitCodeOf(ending))
  const next = crashed()
  const how = ending.signal ?? `exit code ${ending.code}`
  if (next.is === "give-up") {
    say(
      `The product has crashed ${mostCrashes} times within a minute (${how}) and stays down: read its last messages above, run \`npm run -s tt -- doctor\`, then start it again.`
    )
    return void exit(exitCodeOf(ending))
  }
  say(`The product has crashed (${how}); it starts again in ${next.afterMillis / 1000} s.`)
  setTimeout(start, next.afterMillis)
}

const stop = (signal: NodeJS.Signals) => {
  if (stopping === null) setTimeout(() => child?.kill("SIGKILL"), stopMillis)
  stopping = signal
  if (child === null) return void exit(128 + constants.signals[signal])
  // Without a handler, SIGHUP would end the product immediately, without its drain.
  return void child.kill(signal === "SIGHUP" ? "SIGTERM" : signal)
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal))

// npm does not pass SIGTERM on to this process: it ends its shell, and this process gets another parent.
const parent = process.ppid
if (process.env["npm_lifecycle_event"] === "start")
  setInterval(() => {
    if (process.ppid !== parent && stopping === null) stop("SIGTERM")
  }, parentMillis).unref()

start()
