/** The parts of System: values in, callbacks out. */
import { fireEvent, render, screen, waitFor } from "@solidjs/testing-library"
import { describe, expect, test, vi } from "vitest"
import type { System } from "../../gateways/contract/systemShown.ts"
import type { ReadModelShown } from "../../gateways/contract/systemShown.ts"
import { modelStateOf } from "./models/modelState.ts"
import { ratesBetween } from "./models/rates.ts"
import { ReadModels } from "./models/ReadModels.tsx"
import { supportReport } from "./report.ts"
import { TroubleList } from "./TroubleList.tsx"
import { ReasonDialog } from "./waiting/ReasonDialog.tsx"
import { WaitingList } from "./waiting/WaitingList.tsx"

const model = (more: Partial<ReadModelShown> = {}): ReadModelShown => ({
  name: "tasks",
  position: 10,
  behind: 0,
  version: 3,
  parked: 0,
  ...more
})

describe("the rate of a read model", () => {
  const sample = (at: number, position: number) => ({ at, models: { head: 20, items: [model({ position })] } })
  test("is the changes per second between two answers", () =>
    expect(ratesBetween(sample(1000, 10), sample(3000, 16)).get("tasks")).toBe(3))
  test("is unknown before the second answer, and after the read model went back", () => {
    expect(ratesBetween(null, sample(1000, 10)).size).toBe(0)
    expect(ratesBetween(sample(1000, 10), sample(3000, 0)).size).toBe(0)
  })
})

test("a read model with a parked item is not well, however near it is to the end of the log", () => {
  expect(modelStateOf(model())).toBe("well")
  expect(modelStateOf(model({ parked: 1 }))).toBe("parked")
  expect(modelStateOf(model({ behind: 400 }))).toBe("catching-up")
  expect(modelStateOf(model({ behind: null }))).toBe("silent")
})

test("a read model that this page has no word for is shown by its own name", () => {
  render(() => (
    <ReadModels
      models={{ head: 12, items: [model({ name: "weather", position: 12 })] }}
      rates={new Map([["weather", 2.25]])}
      onCopy={() => {}}
    />
  ))
  expect(screen.getByRole("row", { name: /weather/ }).textContent).toContain("2.3")
})

const trouble: System["troubles"][number] = {
  code: "log-torn",
  message: "3 positions of the log have no commit",
  remedy: "tt replay",
  stops: []
}

test("a trouble is shown with its remedy, and the command can be copied", () => {
  const copied = vi.fn<(text: string) => void>()
  render(() => <TroubleList troubles={[trouble]} onCopy={copied} />)
  expect(screen.getByText("tt replay")).toBeTruthy()
  fireEvent.click(screen.getByRole("button", { name: "Copy the command" }))
  expect(copied).toHaveBeenCalledWith("tt replay")
})

const waiting = (id: string) => ({ id, title: id, why: "damaged", facts: [], isRetrying: false })

test("all waiting items are tried again at once, and each is given up alone", () => {
  const retried = vi.fn<(ids: ReadonlyArray<string>) => void>()
  const given = vi.fn<(id: string) => void>()
  render(() => (
    <WaitingList
      id="parked"
      title="Parked"
      text=""
      none=""
      giveUp="Leave out…"
      items={[waiting("a"), waiting("b")]}
      onRetry={retried}
      onGiveUp={given}
    />
  ))
  fireEvent.click(screen.getByRole("button", { name: "Try all again" }))
  fireEvent.click(screen.getAllByRole("button", { name: "Leave out…" })[1] as HTMLElement)
  expect([retried.mock.calls, given.mock.calls]).toEqual([[[["a", "b"]]], [["b"]]])
})

test("a refused decision keeps its reason, and the next try has the same key", async () => {
  const keys: Array<string> = []
  const done = vi.fn<() => void>()
  render(() => (
    <ReasonDialog
      title="Leave this change out?"
      text=""
      action="Leave out"
      onDecide={(because, key) => {
        keys.push(`${because} ${key}`)
        return keys.length === 1 ? Promise.reject(new Error("down")) : Promise.resolve()
      }}
      onDone={done}
      onClose={() => {}}
    />
  ))
  const send = () => fireEvent.click(screen.getByRole("button", { name: "Leave out" }))
  send()
  expect(keys).toEqual([])
  fireEvent.input(screen.getByLabelText("Reason"), { target: { value: "a test" } })
  send()
  await screen.findByRole("alert")
  expect((screen.getByLabelText("Reason") as HTMLInputElement).value).toBe("a test")
  send()
  await waitFor(() => expect(done).toHaveBeenCalledOnce())
  expect(keys[0]).toBe(keys[1])
})

test("a report has codes and positions, and neither the bot's name nor a sentence", () => {
  const system: System = {
    version: "1.2.3",
    seq: 12,
    model: { provider: "builtin", model: "rules-v1", embedModel: "letters", reachable: true, note: "" },
    bot: { connected: true, name: "secret_bot", note: "" },
    stores: { log: "embedded", tables: "embedded" },
    offer: null,
    troubles: [trouble]
  }
  const report = supportReport({ system, models: undefined, stores: undefined, parked: 2, letters: null })
  expect(report).toContain("log-torn; remedy: tt replay")
  expect(report).toContain("parked 2")
  expect(report).not.toMatch(/secret_bot|dead letters|have no commit/)
})
