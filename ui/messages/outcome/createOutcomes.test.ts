import { createRoot } from "solid-js"
import { expect, test, vi } from "vitest"
import { Refusal } from "../../sync/rest/api.ts"
import { createOutcomes } from "./createOutcomes.ts"

const refusal = new Refusal({ type: "about:blank", title: "", status: 403, detail: "Not yours" })

test("a fetch that fails is told, and another try shows the outcomes", async () => {
  const outcome = { message: "m1", tasks: [], atoms: [], topics: [], waiting: [], processed: null }
  let isRefused = true
  const fetch = vi.fn<() => Promise<ReadonlyArray<never>>>(() =>
    isRefused ? Promise.reject(refusal) : Promise.resolve([outcome as never])
  )
  const { outcomes, dispose } = createRoot((dispose) => ({
    outcomes: createOutcomes(
      () => ["m1"],
      () => 0,
      fetch
    ),
    dispose
  }))
  await vi.waitFor(() => expect(outcomes.failed()).toBe(refusal))
  isRefused = false
  outcomes.again()
  await vi.waitFor(() => expect(outcomes.of("m1")).toMatchObject({ message: "m1" }))
  expect(outcomes.failed()).toBeNull()
  dispose()
})
