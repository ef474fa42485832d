import { createRoot } from "solid-js"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { ActorId } from "../../../domain/ids.ts"
import type { ChainCheckShown } from "../../../gateways/contract/audit/chainShown.ts"
import { Refusal } from "../../sync/rest/api.ts"
import type { chainApi } from "./chainApi.ts"
import { createCheck } from "./createCheck.ts"

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-30T10:00:00Z") }))
afterEach(() => void vi.useRealTimers())

const stateOf = (state: ChainCheckShown["state"]): { readonly check: ChainCheckShown } => ({
  check: {
    id: "1",
    by: ActorId.make("person:ada00000"),
    state,
    startedAt: "2026-11-30T10:00:00.000Z",
    beatAt: "2026-11-30T10:00:00.000Z",
    position: 0,
    head: 9,
    result: null
  }
})
const unreachable = new Refusal({ type: "", title: "", status: 503, detail: "The audit chain cannot be read now." })

/** A server that gives these answers to `check` in order, and then repeats the last one. */
const makeServer = (...answers: ReadonlyArray<() => Promise<{ readonly check: ChainCheckShown | null }>>) => {
  let asked = 0
  const api: typeof chainApi = {
    check: () => (answers[Math.min(asked++, answers.length - 1)] ?? (async () => ({ check: null })))(),
    verify: async () => stateOf("running"),
    stop: async () => stateOf("stopping"),
    link: () => Promise.reject(unreachable)
  }
  return { api, asked: () => asked }
}

test("the progress is read each second until the check ends", async () => {
  const { api, asked } = makeServer(
    async () => ({ check: null }),
    async () => stateOf("running"),
    async () => stateOf("ended")
  )
  const { check, dispose } = createRoot((dispose) => ({ check: createCheck(api), dispose }))
  await vi.advanceTimersByTimeAsync(5000)
  expect([asked(), check.isAtWork()]).toEqual([1, false])
  await check.verify()
  expect(check.isAtWork()).toBe(true)
  await vi.advanceTimersByTimeAsync(1000)
  expect([asked(), check.isAtWork()]).toEqual([2, true])
  await vi.advanceTimersByTimeAsync(5000)
  expect([asked(), check.check()?.state]).toEqual([3, "ended"])
  dispose()
})

test("a failed read is reported and repeated, and a closed page reads no more", async () => {
  const { api, asked } = makeServer(
    async () => stateOf("running"),
    () => Promise.reject(unreachable)
  )
  const { check, dispose } = createRoot((dispose) => ({ check: createCheck(api), dispose }))
  await vi.advanceTimersByTimeAsync(1000)
  expect([check.problem(), check.isAtWork()]).toEqual(["The audit chain cannot be read now.", true])
  await vi.advanceTimersByTimeAsync(2000)
  expect(asked()).toBe(4)
  dispose()
  await vi.advanceTimersByTimeAsync(5000)
  expect(asked()).toBe(4)
})
