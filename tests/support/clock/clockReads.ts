/**
 * Fails a test that reads the real clock. It is a setup file of the projects `unit` and `ui`.
 *
 * A read counts when project code makes it, in the test or in the code under test. Libraries read the clock for their own
 * ends. A clock that a test has set is not the real one.
 */
import { afterEach, expect } from "vitest"

// Test files of one worker share their globals and evaluate this module again, so the state is global too.
const shared = globalThis as { clockReads?: Array<string> }
shared.clockReads ??= []
const { clockReads } = shared

/** The reads since the last call, each as the line of its stack. The test that takes them does not fail on them. */
export const takeClockReads = (): ReadonlyArray<string> => clockReads.splice(0)

/** Frames of this file, and the caller's. */
const mostFrames = 5
const ownFile = /\/clockReads\.ts$/

/** The file that reads the clock. Reading the frames as objects leaves out the source maps, which cost most of the time. */
const callerFile = (): string | undefined => {
  const format: unknown = Reflect.get(Error, "prepareStackTrace")
  let files: ReadonlyArray<string> = []
  Error.prepareStackTrace = (_, frames) => {
    files = frames.flatMap((frame) => frame.getFileName() ?? [])
    return ""
  }
  void new Error("read").stack
  Reflect.set(Error, "prepareStackTrace", format)
  return files.find((file) => !ownFile.test(file))
}

const note = () => {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = mostFrames
  const file = callerFile()
  if (file !== undefined && !/node_modules|^node:/.test(file)) {
    const lines = new Error("read").stack?.split("\n").slice(1) ?? []
    clockReads.push(lines.find((line) => !/clockReads\.ts|Reflect\./.test(line))?.trim() ?? file)
  }
  Error.stackTraceLimit = stackTraceLimit
}

const marked = Symbol.for("tracker/clockReads")

const watched = (now: () => number) => {
  const read = () => {
    note()
    return now()
  }
  return Object.assign(read, { [marked]: true })
}

if (!(marked in Date.now)) {
  const now = watched(Date.now)
  globalThis.Date = new Proxy(Date, {
    construct: (target, parts, newTarget) => {
      if (parts.length === 0) note()
      return Reflect.construct(target, parts, newTarget)
    },
    apply: (target) => {
      note()
      return String(new target())
    },
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key))
  })
}
if (!(marked in performance))
  Object.assign(performance, { [marked]: true, now: watched(performance.now.bind(performance)) })

afterEach(() => {
  const advice = "the real clock was read: take the time as a value, or set it with vi.useFakeTimers({ now })"
  expect(takeClockReads(), advice).toEqual([])
})
