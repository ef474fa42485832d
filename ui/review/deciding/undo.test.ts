import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { shownTask } from "../../kit/rows.ts"
import { arrive, begin, end, on, serverWith, three } from "../../kit/review.ts"

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-27T10:30:00Z") }))
afterEach(() => {
  end()
  vi.useRealTimers()
})

describe("undoing", () => {
  test("takes back one decision after the other, except refused ones", async () => {
    const { port, sent, refused } = serverWith(...three)
    refused.add("approve atom0002 1")
    const review = begin(port)
    review.approve()
    review.approve()
    await arrive()
    void review.undo()
    await arrive()
    void review.undo()
    await arrive()
    void review.undo()
    await arrive()
    expect(sent).toEqual(["approve atom0001 1", "approve atom0002 1", "reopen atom0001"])
  })

  test("shows the decision again when it is too late to undo", async () => {
    const { port, refused, statusOf } = serverWith(...three)
    refused.add("reopen atom0001")
    const review = begin(port)
    review.approve()
    await arrive()
    void review.undo()
    await arrive()
    expect(statusOf("atom0001")).toBe("approved")
  })
})

describe("the labels of a task", () => {
  test("are confirmed or corrected", async () => {
    const { port, sent, setTasks } = serverWith()
    const review = begin(port)
    setTasks([shownTask("t1", { band: "weak", suggested: ["category"], category: "bug", priority: "high" })])
    expect(on(review)).toBe("task:t1")
    review.approve()
    await arrive()
    expect(sent).toEqual(["correct t1 bug high"])
  })
})

describe("the notice of a decision", () => {
  test("is shown after the answer, and never after a refusal", async () => {
    const { port, refused, statusOf } = serverWith(...three)
    refused.add("approve atom0001 1")
    const review = begin(port)
    review.approve()
    expect(review.notice()).toBeNull()
    await arrive()
    expect(statusOf("atom0001")).toBe("open")
    expect(review.notice()).toBeNull()
  })

  test("counts only decisions that were stored", async () => {
    const { port, refused } = serverWith(...three)
    refused.add("approve atom0001 1")
    const review = begin(port)
    review.select()
    review.step(1)
    review.select()
    review.approve()
    await arrive()
    expect(review.notice()).toMatchObject({ title: "Fact 2", count: 1, id: "atom0002" })
  })

  test("is shown for a rejection while its reason is wanted, and hidden when it was refused", async () => {
    const { port, refused } = serverWith(...three)
    refused.add("reject atom0001 noise")
    const review = begin(port)
    review.reject()
    expect(review.notice()?.decision).toBe("rejected")
    review.giveReason("noise")
    await arrive()
    expect(review.notice()).toBeNull()
  })

  test("does not replace that of a rejection whose reason is wanted", async () => {
    const review = begin(serverWith(...three).port)
    review.approve()
    review.reject()
    await arrive()
    expect(review.notice()).toMatchObject({ decision: "rejected", title: "Fact 2" })
  })

  test("is not shown for a decision that was undone before the answer", async () => {
    const { port } = serverWith(...three)
    const review = begin(port)
    review.approve()
    void review.undo()
    await arrive()
    expect(review.notice()).toBeNull()
  })
})
