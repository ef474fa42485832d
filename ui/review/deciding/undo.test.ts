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
    const { port, sent, refused, undo } = serverWith(...three)
    refused.add("approve atom0002 1")
    const review = begin(port)
    review.approve()
    review.approve()
    await arrive()
    undo()
    await arrive()
    undo()
    await arrive()
    expect(sent).toEqual(["approve atom0001 1", "approve atom0002 1", "reopen atom0001"])
    expect(on(review)).toBe("proposal:atom0001")
  })

  test("shows the decision again when it is too late to undo", async () => {
    const { port, refused, statusOf, undo } = serverWith(...three)
    refused.add("reopen atom0001")
    begin(port).approve()
    await arrive()
    undo()
    await arrive()
    expect(statusOf("atom0001")).toBe("approved")
  })

  test("works after the page was left", async () => {
    const { port, sent, undo } = serverWith(...three)
    begin(port).approve()
    await arrive()
    end()
    undo()
    await arrive()
    expect(sent).toEqual(["approve atom0001 1", "reopen atom0001"])
  })
})

describe("the labels of tasks", () => {
  const doubtful = (id: string) =>
    shownTask(id, { band: "weak", suggested: ["category"], category: "bug", priority: "high", title: id })
  const open = (...ids: ReadonlyArray<string>) => {
    const server = serverWith(...three.slice(0, 1))
    server.setTasks(ids.map(doubtful))
    const review = begin(server.port)
    review.go("labels")
    return { ...server, review }
  }

  test("are one entry, which is not counted as a decision, and are confirmed together", async () => {
    const { review, sent, told } = open("t1", "t2")
    expect(review.entries().map(({ key }) => key)).toEqual(["proposal:atom0001", "labels"])
    expect(review.waiting()).toHaveLength(1)
    review.select()
    expect(review.situation().selected).toBe(0)
    review.approve()
    await arrive()
    expect(sent).toEqual(["correct t1 bug high", "correct t2 bug high"])
    expect(told()).toBe("Confirmed: Labels of 2 tasks")
    expect(on(review)).toBe("proposal:atom0001")
  })

  test("are confirmed one by one with what the person chose, and a change can be undone", async () => {
    const { review, sent, shown } = open("t1", "t2")
    review.labels.choose("t1", { category: "chore" })
    review.confirm(doubtful("t1"))
    await arrive()
    expect(on(review)).toBe("labels")
    review.confirm(doubtful("t2"))
    await arrive()
    expect(sent).toEqual(["correct t1 chore high", "correct t2 bug high"])
    expect(shown.map(({ undo }) => undo === undefined)).toEqual([false, true])
    shown[0]?.undo?.()
    await arrive()
    expect(sent.at(-1)).toBe("correct t1 bug high")
  })
})

describe("the message about a decision", () => {
  test("is shown after the answer, and never after a refusal", async () => {
    const { port, refused, statusOf, shown, undo, sent } = serverWith(...three)
    refused.add("approve atom0001 1")
    begin(port).approve()
    expect(shown).toEqual([])
    await arrive()
    expect(statusOf("atom0001")).toBe("open")
    expect(shown).toEqual([])
    undo()
    await arrive()
    expect(sent).toEqual(["approve atom0001 1"])
  })

  test("counts only decisions that were stored", async () => {
    const { port, refused, told } = serverWith(...three)
    refused.add("approve atom0001 1")
    const review = begin(port)
    review.select()
    review.step(1)
    review.select()
    review.approve()
    await arrive()
    expect(told()).toBe("Approved: Fact 2")
  })

  test("asks for the reason of a rejection, and is closed when it was refused", async () => {
    const { port, refused, shown, sent } = serverWith(...three)
    refused.add("reject atom0001 noise")
    const review = begin(port)
    review.reject()
    const [message] = shown
    expect(message?.choices?.all.map(({ key, name }) => `${key} ${name}`)).toEqual([
      "N noise",
      "D duplicate",
      "W wrong",
      "I invented",
      "L late"
    ])
    message?.choices?.all[0]?.choose()
    expect(message?.choices).toBeUndefined()
    await arrive()
    expect(sent).toEqual(["reject atom0001 noise"])
    expect(shown).toEqual([])
  })

  test("does not replace that of a rejection whose reason is wanted", async () => {
    const { port, told } = serverWith(...three)
    const review = begin(port)
    review.approve()
    review.reject()
    await arrive()
    expect(told()).toBe("Rejected: Fact 2")
  })

  test("is not shown for a decision that was undone before the answer", async () => {
    const { port, shown, undo } = serverWith(...three)
    begin(port).approve()
    undo()
    await arrive()
    expect(shown).toEqual([])
  })
})
