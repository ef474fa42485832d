/** The master key from a command, for installations that keep their secrets in a vault. */
import { Effect, Layer } from "effect"
import { type ChildProcess, spawn } from "node:child_process"
import { MasterKey, MasterKeyUnavailable } from "../generations/masterKey.ts"
import type { SealingKey } from "../cipher/sealing.ts"
import { keysIn } from "./keyLines.ts"

/** A vault that does not answer must not hold up a start for ever. Milliseconds. */
const timeoutMillis = 30_000
const mostBytes = 4096

const setting = "TT_MASTER_KEY_CMD"
const unavailable = (what: string) => new MasterKeyUnavailable({ why: `${setting} ${what}` })

/**
 * Runs the command in a shell, without standard input. Its standard output is one key, or two keys in two lines while one
 * replaces the other. Its output is never logged or repeated in an error, because it may hold a key.
 */
export const masterKeyCommand = (command: string, timeout: number = timeoutMillis) =>
  Layer.effect(
    MasterKey,
    Effect.gen(function* () {
      const read = run(command, timeout)
      // A start without the key must fail before it changes anything.
      yield* read
      return MasterKey.of({
        read,
        prepare: Effect.fnUntraced(function* (earlier) {
          const next = (yield* read).find((key) => !earlier(key))
          return next ?? (yield* unavailable(addFirst))
        }),
        finish: (kept) => Effect.map(read, (keys) => (isOnly(keys, kept) ? null : removeThen))
      })
    })
  )

const addFirst =
  "prints no new key. Store a new key beside the present one, for example from `openssl rand -hex 32`, so that the command prints both, one a line; then run `tt key rotate` again. Nothing was changed"
const removeThen = `${setting} still prints the earlier key: remove it there. Every key of the log is wrapped with the new one`

const isOnly = (keys: ReadonlyArray<SealingKey>, kept: SealingKey) => keys.every((key) => key.equals(kept))

const run = (command: string, timeout: number) =>
  Effect.callback<ReadonlyArray<SealingKey>, MasterKeyUnavailable>((resume) => {
    const child = spawn("/bin/sh", ["-c", command], { stdio: ["ignore", "pipe", "ignore"], detached: true })
    let output = ""
    let failure: string | null = null
    const end = (why: string) => {
      failure ??= why
      killGroup(child)
    }
    const timer = setTimeout(() => end(`has not answered within ${timeout / 1000} s`), timeout)
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (output.length + text.length > mostBytes) end(`has printed more than ${mostBytes} bytes`)
      else output += text
    })
    child.once("error", () => end("cannot be run"))
    // A process that the command has left behind would keep the output open.
    child.once("exit", (code) => (code === 0 ? killGroup(child) : end(failureOf(code))))
    child.once("close", () => {
      clearTimeout(timer)
      const keys = failure === null ? keysIn(output) : null
      const why = failure ?? "must print a key of 64 hexadecimal digits, and nothing else"
      resume(keys === null ? Effect.fail(unavailable(why)) : Effect.succeed(keys))
    })
    return Effect.sync(() => end("was interrupted"))
  })

/** `code`: null after a signal. */
const failureOf = (code: number | null) =>
  code === null ? "was ended by a signal" : `has ended with code ${code}; run it by hand to see why`

/** Ends the command with every process that it has started: `detached` has made them one group. */
const killGroup = ({ pid }: ChildProcess) => {
  if (pid === undefined) return
  try {
    process.kill(-pid, "SIGKILL")
  } catch {
    // All have ended.
  }
}
