/** The master key from a command, for installations that keep their secrets in a vault. */
import { Effect, Layer } from "effect"
import { execFile } from "node:child_process"
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
    const options = { timeout, killSignal: "SIGKILL", maxBuffer: mostBytes, encoding: "utf8" } as const
    const child = execFile("/bin/sh", ["-c", command], options, (error, stdout) => {
      if (error !== null) return resume(Effect.fail(unavailable(failureOf(error, timeout))))
      const keys = keysIn(stdout)
      resume(
        keys === null
          ? Effect.fail(unavailable("must print a key of 64 hexadecimal digits, and nothing else"))
          : Effect.succeed(keys)
      )
    })
    child.stdin?.end()
    return Effect.sync(() => void child.kill("SIGKILL"))
  })

const failureOf = (
  { killed, code }: { readonly killed?: boolean | undefined; readonly code?: unknown },
  timeout: number
) => {
  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return `has printed more than ${mostBytes} bytes`
  if (killed === true) return `has not answered within ${timeout / 1000} s`
  return typeof code === "number" ? `has ended with code ${code}; run it by hand to see why` : "cannot be run"
}
