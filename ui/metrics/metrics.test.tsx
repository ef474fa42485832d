/** The parts of Metrics: values in, links out. */
import { MemoryRouter, Route } from "@solidjs/router"
import { render, screen } from "@solidjs/testing-library"
import type { Component } from "solid-js"
import { expect, test } from "vitest"
import type { CountedItem, TeamFigures } from "../../gateways/contract/figures/figures.ts"
import type { WebhookFigures } from "../../gateways/contract/figures/webhookFigures.ts"
import { byModel } from "./figures/models.ts"
import { intervalOf } from "./figures/shares.ts"
import { addressOfItem } from "./list/addressOfItem.ts"
import { titleOfCounted } from "./list/titleOfCounted.ts"
import { CreatedPanel } from "./panels/CreatedPanel.tsx"
import { ModelPanel } from "./panels/ModelPanel.tsx"
import { ReviewPanel } from "./panels/ReviewPanel.tsx"
import { WebhookPanel } from "./panels/WebhookPanel.tsx"

const days = ["2026-11-26", "2026-11-27"]
const decided = (verdict: "approved" | "edited" | "merged" | "rejected", n: number, model = "rules") =>
  ({ kind: "atom", provider: "builtin", model, promptVersion: "none", verdict, n }) as const
const figures = (more: Partial<TeamFigures> = {}): TeamFigures => ({
  days,
  created: [],
  decided: [],
  decidedDays: [],
  bands: [],
  classified: [],
  review: [],
  reviewWaits: [],
  extracted: { all: null, days: [] },
  analysed: { all: null, days: [] },
  waiting: { n: 0, oldestSeconds: null, medianSeconds: null },
  waitingDays: days.map((day) => ({ day, n: 0, oldestSeconds: null })),
  isPart: false,
  behind: 0,
  seq: 1,
  ...more
})
const show = (Panel: Component<{ readonly of: TeamFigures }>, of: TeamFigures) =>
  render(() => (
    <MemoryRouter>
      <Route path="*" component={() => <Panel of={of} />} />
    </MemoryRouter>
  ))
const hrefOf = (name: string) => screen.getByRole("link", { name }).getAttribute("href")

test("a share has an interval of 95 %, and none below 20 decisions", () => {
  expect(intervalOf(19, 19)).toBeNull()
  const of = intervalOf(102, 143)
  expect([of?.share, of?.low, of?.high].map((part) => part?.toFixed(3))).toEqual(["0.713", "0.634", "0.781"])
  expect(intervalOf(20, 20)?.high).toBe(1)
  expect(intervalOf(0, 20)?.low).toBe(0)
})

test("decisions are summed by model and prompt, and the one with the most is first", () => {
  const rows = byModel([decided("approved", 3, "a"), decided("rejected", 1, "a"), decided("edited", 9, "b")])
  expect(rows.map(({ model, n, of }) => [model, n, of.approved, of.edited, of.rejected])).toEqual([
    ["b", 9, 0, 9, 0],
    ["a", 4, 3, 0, 1]
  ])
})

test("each number of tasks opens the tasks that it counts", () => {
  show(
    CreatedPanel,
    figures({
      created: [
        { day: "2026-11-26", source: "telegram", n: 3 },
        { day: "2026-11-27", source: "telegram", n: 2 },
        { day: "2026-11-27", source: "api", n: 5 }
      ]
    })
  )
  expect(hrefOf("10 Tasks created")).toBe("/figures?days=30&of=created")
  expect(hrefOf("2 Telegram")).toBe("/figures?days=30&of=created&source=telegram&day=2026-11-27")
  expect(screen.getAllByRole("row")).toHaveLength(3)
  expect(screen.getByRole("slider").getAttribute("aria-valuetext")).toContain("Telegram 2, API 5")
})

test("below 20 decisions a number is shown instead of a share, and how many more are needed", () => {
  show(ModelPanel, figures({ decided: [decided("approved", 12), decided("rejected", 1)] }))
  expect(screen.getByText("7 more decisions are needed.")).toBeTruthy()
  expect(hrefOf("12 As is")).toContain("verdict=approved")
  expect(document.body.textContent).not.toContain("%")
  show(ReviewPanel, figures({ review: [{ kind: "atom", n: 13, p50: 40, p95: 400 }] }))
  expect(screen.queryByRole("slider")).toBeNull()
})

test("a counted thing leads to its page, and a rejected proposal to none", () => {
  const item: CountedItem = {
    id: "p",
    is: "proposal",
    title: "A",
    number: null,
    kind: "atom",
    made: null,
    at: "",
    seconds: 1
  }
  expect(addressOfItem(item, { of: "decided" })).toBeNull()
  expect(addressOfItem(item, { of: "waiting" })).toBe("/review")
  expect(addressOfItem({ ...item, made: "a1" }, { of: "decided" })).toBe("/knowledge?atom=a1")
  expect(addressOfItem({ ...item, made: "t1", kind: "task" }, { of: "decided" })).toBe("/tasks/t1")
  expect(addressOfItem({ ...item, is: "extraction" }, { of: "extracted" })).toBe("/runs?run=p")
  expect(
    titleOfCounted({ of: "decided", provider: "builtin", model: "rules", prompt: "none", verdict: "merged" })
  ).toBe("Decisions · built-in rules · merged")
})

test("the webhooks that arrived are a share of those that ended, and a number opens the deliveries of its webhook", () => {
  const ends = { arrived: 18, givenUp: 2, repeated: 5 }
  const id = "hook1" as WebhookFigures["webhooks"][number]["id"]
  const of: WebhookFigures = {
    days: [
      { day: "2026-11-26", arrived: 0, givenUp: 0, repeated: 0 },
      { day: "2026-11-27", ...ends }
    ],
    webhooks: [
      { id, name: "Builds", isRemoved: false, ...ends },
      { id, name: "Old", isRemoved: true, arrived: 1, givenUp: 0, repeated: 0 }
    ],
    isPart: false,
    seq: 1
  }
  render(() => (
    <MemoryRouter>
      <Route path="*" component={() => <WebhookPanel of={of} />} />
    </MemoryRouter>
  ))
  expect(screen.getByText("of 20 deliveries")).toBeTruthy()
  expect(screen.getAllByText("90%")).toHaveLength(2)
  expect(hrefOf("2 Given up")).toBe("/settings/webhooks?webhook=hook1")
  expect(screen.getByText(/Old/).closest("tr")?.querySelector("a")).toBeNull()
  expect(screen.getByRole("slider").getAttribute("aria-valuetext")).toContain("Arrived 18, Given up 2")
})
