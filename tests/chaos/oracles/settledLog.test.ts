import { expect, test } from "vitest"
import type { LogLine } from "../../support/product/operator.ts"
import type { Send } from "../load/send.ts"
import { settledLog } from "./settledLog.ts"

/** An installation whose states follow each other: the last position of the log, that of the tables, and a pending task. */
const installation = (states: ReadonlyArray<readonly [head: number, seq: number, pending: string | null]>) => {
  let n = 0
  const now = () => states[Math.min(n, states.length - 1)] ?? [0, 0, null]
  const send: Send = async () => {
    const [, seq, pending] = now()
    n++
    return { status: 200, body: { items: pending === null ? [] : [{ id: pending }], seq } }
  }
  const log = async () => [{ seq: now()[0] }] as unknown as ReadonlyArray<LogLine>
  return { operator: { log }, send }
}

/** Goes on only while a caller pauses. */
const clock = () => {
  let millis = 0
  return {
    now: () => millis,
    pause: async (by: number) => {
      millis += by
    }
  }
}

test("a log that still grows, or that the tables do not show, is not settled", async () => {
  const { operator, send } = installation([
    [3, 1, null],
    [4, 4, "one"],
    [5, 4, null],
    [6, 6, null],
    [6, 6, null]
  ])
  const { log, trouble } = await settledLog(operator, send, 60_000, clock())
  expect([log.at(-1)?.seq, trouble]).toEqual([6, null])
})

test("a long backlog is waited for while it goes forward", async () => {
  const backlog = Array.from({ length: 100 }, (_, seq) => [100, seq, "one"] as const)
  const { operator, send } = installation([...backlog, [100, 100, null]])
  expect((await settledLog(operator, send, 1000, clock())).trouble).toBe(null)
})

test("a log that makes no step forward is told, so that no row is compared with it", async () => {
  const { operator, send } = installation([[5, 4, "one"]])
  expect((await settledLog(operator, send, 60_000, clock())).trouble).toContain("does not settle at 5")
})
