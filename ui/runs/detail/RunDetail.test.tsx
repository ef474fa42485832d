/** One extraction or run, as the page shows it. */
import { Route, Router } from "@solidjs/router"
import { fireEvent, render } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import type { Tick } from "../../../gateways/contract/knowledge.ts"
import { team } from "../../../domain/values.ts"
import { shownExtraction, shownRun } from "../../kit/rows.ts"
import { nextStepOf } from "../progress/nextStep.ts"
import type { RunVerb, Work } from "../progress/progress.ts"
import { RunDetail } from "./RunDetail.tsx"

const at = "2026-11-27T10:05:00Z"
const tick: Tick = {
  of: "extraction",
  id: "r",
  stage: "read",
  done: 62,
  total: 100,
  rate: 11,
  left: 110,
  audience: team,
  at
}
const open = (row: Work, more: { tick?: Tick; waiting?: number; mayAct?: boolean } = {}) => {
  const sent: Array<RunVerb> = []
  const page = render(() => (
    <Router>
      <Route
        path="*"
        component={() => (
          <RunDetail
            row={row}
            tick={more.tick}
            now={Date.parse(at)}
            title="Crew chat"
            by="ann"
            topics={[]}
            waiting={more.waiting ?? 0}
            next={nextStepOf(row, more.waiting ?? 0, 0)}
            mayAct={more.mayAct ?? true}
            busy={false}
            onVerb={(verb) => sent.push(verb)}
            onSuggest={() => undefined}
          />
        )}
      />
    </Router>
  ))
  return { page, sent }
}

test("work in progress shows its percent, the time left, its rate, and its phase", () => {
  const { page, sent } = open(shownExtraction("r", { read: 50, parts: 3, failedParts: 1, proposals: 19 }), { tick })
  const text = page.container.textContent
  expect(text).toContain("62%")
  expect(text).toContain("62 of 100 messages")
  expect(text).toContain("2 min left")
  expect(text).toContain("11 per second")
  expect(page.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("0.62")
  expect(page.container.querySelector("[aria-current=step]")?.textContent).toBe("Read3 parts read, 1 part failed")
  expect(page.container.querySelectorAll(".squares .ok")).toHaveLength(3)
  expect(page.getByRole("link", { name: "19 proposals so far, can be reviewed now" })).toBeTruthy()
  fireEvent.click(page.getByRole("button", { name: "Cancel" }))
  expect(sent).toEqual(["cancel"])
})

test("the bar is indeterminate until the work has been counted", () => {
  const { page } = open(shownExtraction("r", { messages: null }))
  const bar = page.getByRole("progressbar")
  expect(bar.hasAttribute("value") || bar.hasAttribute("aria-valuenow")).toBe(false)
  expect(page.container.textContent).toContain("counting")
})

test("work that ended shows its numbers and leads to Review", () => {
  const { page } = open(shownExtraction("r", { status: "completed", read: 93, noise: 7, proposals: 50, parts: 7 }), {
    waiting: 50
  })
  expect(page.queryByRole("progressbar")).toBeNull()
  expect([...page.container.querySelectorAll(".tiles b")].map(({ textContent }) => textContent)).toEqual([
    "93",
    "7",
    "50",
    "0",
    "50"
  ])
  expect(page.container.querySelector(".next-step b")?.textContent).toBe("50 wait in Review")
  expect(page.getByRole("link", { name: /^Decide/ }).getAttribute("href")).toBe("/review")
})

test("the parts that failed are listed with their reasons, and tried again after the end", () => {
  const failed = { failedParts: 3, failures: [{ part: "p1", reason: "The answer was cut off.", size: 45 }] }
  const running = open(shownExtraction("r", failed)).page
  expect(running.container.textContent).toContain("The answer was cut off.")
  expect(running.container.textContent).toContain("45 messages not read")
  expect(running.container.textContent).toContain("and 2 more")
  expect(running.queryByRole("button", { name: "Try again" })).toBeNull()
  expect(running.queryByText("Only these parts are read again.")).toBeNull()
  running.unmount()

  const { page, sent } = open(shownExtraction("r", { ...failed, status: "completed" }))
  expect(page.getByText("Only these parts are read again.")).not.toBeNull()
  fireEvent.click(page.getByRole("button", { name: "Try again" }))
  expect(sent).toEqual(["retry"])
})

test("work that was stopped continues, and a decided run is closed", () => {
  const stopped = open(shownExtraction("r", { status: "cancelled", messages: null, startedAt: null }))
  expect(stopped.page.container.textContent).not.toContain("counting")
  fireEvent.click(stopped.page.getByRole("button", { name: /Continue$/ }))
  expect(stopped.sent).toEqual(["retry"])
  stopped.page.unmount()
  const decided = open(shownRun("r", { status: "completed" }))
  fireEvent.click(decided.page.getByRole("button", { name: /Close$/ }))
  expect(decided.sent).toEqual(["close"])
})

test("a viewer gets no buttons", () => {
  const { page } = open(shownExtraction("r", { status: "failed", failedParts: 1 }), { mayAct: false })
  expect(page.queryByRole("button")).toBeNull()
})
