import { fireEvent, render } from "@solidjs/testing-library"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { Session } from "../../../gateways/contract.ts"
import { TelegramSignIn } from "./TelegramSignIn.tsx"

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const session = { actor: "person:ada00000", role: "member", name: "Ada" }
const begun = { code: "ABCD2345", bot: "tracker_bot", seconds: 120 }
const lost = "lost"
type Answer = typeof lost | readonly [status: number, body: object]

/** Answers the polls in order; the last answer is repeated. */
const scene = async (polls: ReadonlyArray<Answer>) => {
  let next = 0
  vi.stubGlobal("fetch", (path: string) => {
    const answer = path.endsWith("/poll")
      ? (polls[Math.min(next++, polls.length - 1)] ?? lost)
      : ([200, begun] as const)
    if (answer === lost) return Promise.reject(new TypeError("lost"))
    return Promise.resolve(new Response(JSON.stringify({ status: answer[0], ...answer[1] }), { status: answer[0] }))
  })
  const onSignedIn = vi.fn<(session: Session) => void>()
  const onFailed = vi.fn<(error: unknown) => void>()
  const page = render(() => <TelegramSignIn onSignedIn={onSignedIn} onFailed={onFailed} />)
  fireEvent.click(page.getByRole("button"))
  await vi.advanceTimersByTimeAsync(10_000)
  return { page, onSignedIn, onFailed, polls: () => next }
}

test("an answer that is lost, and a server that is not ready, do not end a code that still works", async () => {
  const { onSignedIn, onFailed } = await scene([lost, [503, {}], [200, { session: null }], [200, { session }]])
  expect(onFailed).not.toHaveBeenCalled()
  expect(onSignedIn).toHaveBeenCalledExactlyOnceWith(session)
})

test("a code that was refused ends, and the button is back", async () => {
  const { page, onFailed } = await scene([[403, { reason: "code-over" }]])
  expect(onFailed).toHaveBeenCalledOnce()
  expect(page.getByRole("button")).toBeDefined()
})

test("a server that stays away ends the wait with the code", async () => {
  const { onFailed } = await scene([lost])
  expect(onFailed).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(onFailed).toHaveBeenCalledOnce()
})

test("a page that was left asks no more", async () => {
  const { page, polls } = await scene([[200, { session: null }]])
  page.unmount()
  const asked = polls()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(polls()).toBe(asked)
})
