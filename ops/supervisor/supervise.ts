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
import { mostCrashes, restarts } from "./restarts.ts"

const product = fileURLToPath(new URL("../tt.mjs", import.meta.url))
const crashed = restarts(() => performance.now())
let child: ChildProcess | null = null
let stopping: NodeJS.Signals | null = null

const say = (sentence: string) => process.stderr.write(`${sentence}\n`)
const exitCodeOf = ({ code, signal }: Ending) => code ?? 128 + (signal === null ? 0 : constants.signals[signal])

const start = () => {
  if (stopping !== null) process.exit(128 + constants.signals[stopping])
  // The channel closes when this process dies. The child stops then.
  const running = spawn(process.execPath, [product, "start", ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"]
  })
  child = running
  running.once("error", ({ message }) => {
    say(`The product cannot be started: ${message}.`)
    process.exit(1)
  })
  running.once("exit", (code, signal) => {
    child = null
    ended({ code, signal })
  })
}

const ended = (ending: Ending) => {
  if (stopping !== null || !isCrash(ending)) process.exit(exitCodeOf(ending))
  const next = crashed()
  const how = ending.signal ?? `exit code ${ending.code}`
  if (next.is === "give-up") {
    say(
      `The product has crashed ${mostCrashes} times within a minute (${how}) and stays down: read its last messages above, run \`npm run -s tt -- doctor\`, then start it again.`
    )
    process.exit(exitCodeOf(ending))
  }
  say(`The product has crashed (${how}); it starts again in ${next.afterMillis / 1000} s.`)
  setTimeout(start, next.afterMillis)
}

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    stopping = signal
    if (child === null) process.exit(128 + constants.signals[signal])
    child.kill(signal)
  })

start()
