import { spawn } from "node:child_process"
import { expect, test } from "vitest"
import { defectExitCode } from "./exitCodes.ts"

const moduleAt = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)

/** Runs a program under `watchDefects` in a process of its own: what it printed, and its exit code. */
const runs = (program: string) =>
  new Promise<{ readonly printed: string; readonly code: number | null }>((resolve) => {
    const source = `
      import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
      import { Effect } from "effect"
      import { teardown, watchDefects } from ${moduleAt("./defects.ts")}
      const program = Effect.gen(function* () {
        yield* watchDefects
        yield* Effect.addFinalizer(() => Effect.sync(() => console.log("drained")))
        ${program}
      })
      NodeRuntime.runMain(Effect.scoped(program), { disableErrorReporting: true, teardown })`
    const child = spawn(process.execPath, ["--input-type=module", "-e", source], { stdio: ["ignore", "pipe", "pipe"] })
    let printed = ""
    child.stdout.on("data", (data: Buffer) => (printed += data.toString()))
    child.stderr.on("data", (data: Buffer) => (printed += data.toString()))
    child.once("close", (code) => resolve({ printed, code }))
  })

test("an uncaught exception is logged, and the process drains and ends with the code of a defect", async () => {
  const { printed, code } = await runs(`setImmediate(() => { throw new Error("in a timer") }); yield* Effect.never`)
  expect(printed).toContain("in a timer")
  expect(printed).toContain("drained")
  expect(code).toBe(defectExitCode)
})

test("an unhandled rejection is logged, and the process continues", async () => {
  const { printed, code } = await runs(`
    Promise.reject(new Error("not awaited"))
    yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
    console.log("goes on")`)
  expect(printed).toContain("not awaited")
  expect(printed).toContain("goes on")
  expect(code).toBe(0)
})

test("a defect of the program ends the process with the code of a defect, and an error with 1", async () => {
  expect((await runs(`yield* Effect.die(new Error("a fault"))`)).code).toBe(defectExitCode)
  expect((await runs(`yield* Effect.fail(new Error("refused"))`)).code).toBe(1)
})
