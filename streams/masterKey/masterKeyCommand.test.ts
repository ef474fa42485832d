import { Effect } from "effect"
import { existsSync, mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { MasterKey } from "../generations/masterKey.ts"
import { masterKeyCommand } from "./masterKeyCommand.ts"

const one = "ab".repeat(32)
const two = "cd".repeat(32)
const with_ = <A, E>(command: string, act: Effect.Effect<A, E, MasterKey>, timeout = 20_000) =>
  act.pipe(Effect.provide(masterKeyCommand(command, timeout)), Effect.runPromise)
const refusal = (command: string, timeout?: number) =>
  with_(command, Effect.void.pipe(Effect.andThen(MasterKey)), timeout).then(
    () => "opened",
    (error: unknown) => (error instanceof Error ? error.message : "")
  )

test("the output is one key, or two while one replaces the other", async () => {
  const count = Effect.flatMap(MasterKey, ({ read }) => Effect.map(read, (keys) => keys.length))
  expect(await with_(`echo ${one}`, count)).toBe(1)
  expect(await with_(`printf '${one}\\n${two}\\n'`, count)).toBe(2)
})

test.each([
  ["exit 3", /has ended with code 3/],
  ["true", /must print a key/],
  [`echo ${one}00`, /must print a key/],
  [`printf '${one}\\n${two}\\n${one}\\n'`, /must print a key/],
  ["yes key", /more than 4096 bytes/]
])("`%s` is refused with a sentence", async (command, message) => {
  expect(await refusal(command)).toMatch(message)
})

test("an error never repeats the output", async () => {
  expect(await refusal(`echo ${one}; echo ${two} >&2; exit 1`)).not.toMatch(/abab|cdcd/)
})

/** Whether the process whose number the file holds still runs. One that was killed, and whose parent has not noticed, does not. */
const runs = (file: string) => {
  const stat = `/proc/${readFileSync(file, "utf8").trim()}/stat`
  return existsSync(stat) && !readFileSync(stat, "utf8").includes(") Z ")
}

test("a command that never ends is ended, with the processes that it has started", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "key-command-")), "pid")
  expect(await refusal(`sleep 600 & echo $! >${file}; wait`, 2000)).toMatch(/has not answered within 2 s/)
  await expect.poll(() => runs(file)).toBe(false)
})

test("a command that leaves a process behind is answered when the command itself ends", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "key-command-")), "pid")
  const count = Effect.flatMap(MasterKey, ({ read }) => Effect.map(read, (keys) => keys.length))
  expect(await with_(`sleep 600 & echo $! >${file}; echo ${one}`, count)).toBe(1)
  await expect.poll(() => runs(file)).toBe(false)
})

test("a change needs a second key in the secret, and says what to do without it and afterwards", async () => {
  const prepare = Effect.flatMap(MasterKey, (source) =>
    Effect.flatMap(source.read, ([first]) => source.prepare((key) => first?.equals(key) ?? false))
  )
  const before = await with_(`echo ${one}`, Effect.flip(prepare))
  expect(before.message).toMatch(/Store a new key beside the present one.*tt key rotate/)
  const next = await with_(`printf '${one}\\n${two}\\n'`, prepare)
  expect(next.export().toString("hex")).toBe(two)
  const finish = (command: string) =>
    with_(
      command,
      Effect.flatMap(MasterKey, (source) => source.finish(next))
    )
  expect(await finish(`printf '${one}\\n${two}\\n'`)).toMatch(/still prints the earlier key/)
  expect(await finish(`echo ${two}`)).toBeNull()
})
