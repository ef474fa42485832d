import { render, screen } from "@solidjs/testing-library"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { ActivityRow } from "../../../gateways/contract.ts"
import { History } from "./History.tsx"

beforeEach(() => vi.useFakeTimers({ now: new Date("2026-11-24T12:00:00Z"), toFake: ["Date"] }))
afterEach(() => vi.useRealTimers())

let seq = 0
const item = (event: string, detail: object) =>
  // The cast: ids and audiences are plain text on the wire.
  ({
    id: `${++seq}.1`,
    seq,
    event,
    detail,
    actor: "person:ann00000",
    at: "2026-11-20T10:00:00Z",
    audience: "team"
  }) as unknown as ActivityRow

test("a history says which words changed, aloud too, and shows no markup of Markdown", () => {
  const items = [
    item("TaskCreated", { title: "Paint", description: "Paint **the pier** red" }),
    item("TaskDescribed", { description: "Paint **the pier** blue" }),
    item("TaskCommented", { comment: "c1", text: "By **Monday**" })
  ]
  render(() => <History items={items} nameOf={() => "Ann"} taskOf={() => "T-2"} onMore={null} />)
  const history = screen.getByRole("region", { name: "History" })
  expect(history.textContent).toContain("commented: By Monday")
  expect(history.textContent).not.toContain("**")
  expect(history.querySelector("del")?.textContent).toBe("removed: red")
  expect(history.querySelector("ins")?.textContent).toBe("added: blue")
})
