/** The line of an extraction. */
import { render } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import type { ExtractionRow } from "../../../gateways/contract/knowledge.ts"
import { shownExtraction } from "../../kit/rows.ts"
import { RunLine } from "./RunLine.tsx"

const line = (row: ExtractionRow, mayAct = true) =>
  render(() => (
    <RunLine
      row={row}
      tick={undefined}
      now={0}
      title="Every chat"
      by="ann"
      waiting={0}
      mayAct={mayAct}
      onVerb={() => undefined}
    />
  ))

test("an extraction that was cancelled before its start shows no progress", () => {
  const page = line(shownExtraction("r", { status: "cancelled", messages: null, startedAt: null }))
  expect(page.queryByRole("progressbar")).toBeNull()
  expect(page.container.textContent).not.toContain("counting")
})

test("a running extraction shows “counting” until its total is known", () => {
  const page = line(shownExtraction("r", { messages: null }))
  expect(page.getByRole("progressbar").getAttribute("aria-label")).toContain("counting")
})

test("a viewer gets no buttons", () => {
  const page = line(shownExtraction("r"), false)
  expect(page.queryByRole("button")).toBeNull()
})
