/** The sentence about the audit chain, and the check on request. */
import { fireEvent, render, screen } from "@solidjs/testing-library"
import { expect, test, vi } from "vitest"
import { ActorId } from "../../../domain/ids.ts"
import type { ChainCheckShown } from "../../../gateways/contract/audit/chainShown.ts"
import { ChainNote } from "./ChainNote.tsx"

const trouble = (code: string) => ({ code, message: `about ${code}`, remedy: "tt audit verify", stops: [] })
const check = (more: Partial<ChainCheckShown> = {}): ChainCheckShown => ({
  id: "1",
  by: ActorId.make("person:ada00000"),
  state: "ended",
  startedAt: "2026-11-30T10:00:00.000Z",
  beatAt: "2026-11-30T10:00:05.000Z",
  position: 40,
  head: 80,
  result: null,
  ...more
})
const result = { position: 80, commits: 80, checkpoints: 1, unlinked: 0, fault: null, remedy: null }

const show = (given: Partial<Parameters<typeof ChainNote>[0]> = {}) => {
  const acts = { onVerify: vi.fn<() => void>(), onStop: vi.fn<() => void>() }
  render(() => <ChainNote troubles={[]} check={null} problem={null} {...acts} {...given} />)
  return acts
}

test("without a trouble of the chain, the log agrees with it", () => {
  show({ troubles: [trouble("disk-full")] })
  expect(screen.getByRole("status").textContent).toContain("The log agrees with its audit chain.")
})

test("a fault of the chain is an alert with its remedy, and a chain that is behind is not", () => {
  show({ troubles: [trouble("chain-differs")] })
  expect(screen.getByRole("alert").textContent).toContain("about chain-differs tt audit verify")
  show({ troubles: [trouble("chain-behind")] })
  expect(screen.getByRole("status").textContent).toContain("about chain-behind")
})

test("a check is requested by a button, and while it runs the button stops it", () => {
  const { onVerify } = show()
  fireEvent.click(screen.getByRole("button", { name: "Verify now" }))
  expect(onVerify).toHaveBeenCalledOnce()
  document.body.replaceChildren()
  const { onStop } = show({ check: check({ state: "running" }) })
  expect(screen.getByRole("progressbar").getAttribute("value")).toBe("40")
  expect(screen.getByRole("status").textContent).toContain("position 40 of 80")
  fireEvent.click(screen.getByRole("button", { name: "Stop" }))
  expect(onStop).toHaveBeenCalledOnce()
  expect(onVerify).toHaveBeenCalledOnce()
})

test("the result says how far the log agrees", () => {
  show({ check: check({ result }) })
  expect(screen.getByRole("status").textContent).toContain("up to position 80")
})

test("a fault that a check has found is an alert with its position and its remedy", () => {
  const fault = { kind: "commit-changed", of: "log", position: 7, what: "commit 7 was changed" } as const
  show({ check: check({ result: { ...result, fault, remedy: "restore a backup" } }) })
  const { textContent } = screen.getByRole("alert")
  expect(textContent).toContain("at position 7")
  expect(textContent).toContain("commit 7 was changed")
  expect(textContent).toContain("restore a backup")
})

test.each([
  ["stopped", "was stopped before it was complete"],
  ["failed", "could not read the log"]
] as const)("a check that %s says so, and can be requested again", (state, says) => {
  show({ check: check({ state }) })
  expect(screen.getByRole("status").textContent).toContain(says)
  expect(screen.getByRole("button", { name: "Verify now" })).toBeTruthy()
})
