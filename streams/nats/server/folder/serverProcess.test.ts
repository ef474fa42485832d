import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { commandFromProc, commandFromPs, isServerOf, pidFile, pidIn, settingsFile } from "./serverProcess.ts"

const folder = mkdtempSync(join(tmpdir(), "tracker-server-"))
/** A process with a command line like the server's. It ends with this test's process, which holds its input. */
const server = spawn(process.execPath, [
  "-e",
  "process.stdin.resume(); console.log(1)",
  "--",
  "-c",
  settingsFile(folder)
])
const pid = server.pid ?? 0
beforeAll(() => new Promise((resolve) => server.stdout.once("data", resolve)))
afterAll(() => {
  server.kill("SIGKILL")
  rmSync(folder, { recursive: true, force: true })
})

test("a process is the server of the folder that its command line names", () => {
  expect(isServerOf(folder, pid)).toBe(true)
  expect(isServerOf(join(folder, "another"), pid)).toBe(false)
  expect(isServerOf(folder, process.pid)).toBe(false)
})

test.runIf(commandFromProc(process.pid) !== null && commandFromPs(process.pid) !== null)(
  "its command line is the same from /proc and from ps, which macOS has",
  () => expect(commandFromPs(pid)?.trim()).toBe(commandFromProc(pid)?.trim())
)

test("a pid without a process is not a server", () => {
  expect(isServerOf(folder, 2 ** 30)).toBe(false)
})

test("a malformed or missing pid file is read as null", () => {
  expect(pidIn(folder)).toBe(null)
  writeFileSync(pidFile(folder), "1")
  expect(pidIn(folder)).toBe(null)
  writeFileSync(pidFile(folder), String(pid))
  expect(pidIn(folder)).toBe(pid)
})
