/** The sentence on the audit chain. */
import { render, screen } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { ChainNote } from "./ChainNote.tsx"

const trouble = (code: string) => ({ code, message: `about ${code}`, remedy: "tt audit verify", stops: [] })

test("without a trouble of the chain, the log agrees with it", () => {
  render(() => <ChainNote troubles={[trouble("disk-full")]} />)
  expect(screen.getByRole("status").textContent).toContain("The log agrees with its audit chain.")
})

test("a fault of the chain is an alert with its remedy, and a chain that is behind is not", () => {
  render(() => <ChainNote troubles={[trouble("chain-differs")]} />)
  expect(screen.getByRole("alert").textContent).toBe("about chain-differs tt audit verify")
  render(() => <ChainNote troubles={[trouble("chain-behind")]} />)
  expect(screen.getByRole("status").textContent).toContain("about chain-behind")
})
