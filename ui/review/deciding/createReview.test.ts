import { ActorId } from "../../../domain/ids.ts"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { arrive, begin, end, on, serverWith, three } from "../../kit/review.ts"

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-27T10:30:00Z") }))
afterEach(() => {
  end()
  vi.useRealTimers()
})

describe("deciding", () => {
  test("is shown at once and moves the cursor; after the last entry no entry is under the cursor", async () => {
    const { port, sent, statusOf } = serverWith(...three)
    const review = begin(port)
    expect(on(review)).toBe("proposal:atom0001")
    review.approve()
    expect(statusOf("atom0001")).toBe("approved")
    expect(on(review)).toBe("proposal:atom0002")
    expect(review.notice()).toBeNull()
    await arrive()
    expect(review.notice()).toMatchObject({ decision: "approved", title: "Fact 1", count: 1 })
    review.merge("known000")
    review.snooze("2026-11-28T09:00:00.000Z")
    await arrive()
    expect(sent).toEqual(["approve atom0001 1", "merge atom0002 known000", "snooze atom0003 2026-11-28T09:00:00.000Z"])
    expect(on(review)).toBeUndefined()
    expect(review.waiting()).toEqual([])
  })

  test("is taken back when it is refused, and later decisions stay", async () => {
    const { port, refused, statusOf } = serverWith(...three)
    refused.add("approve atom0001 1")
    const review = begin(port)
    review.approve()
    review.approve()
    await arrive()
    expect([statusOf("atom0001"), statusOf("atom0002")]).toEqual(["open", "approved"])
    expect(review.waiting().map(({ key }) => key)).toEqual(["proposal:atom0001", "proposal:atom0003"])
  })

  test("on several entries sends them in order, and undoes them in reverse", async () => {
    const { port, sent } = serverWith(...three)
    const review = begin(port)
    review.select()
    review.step(1)
    review.step(1)
    review.select()
    expect(review.situation().selected).toBe(2)
    review.approve()
    await arrive()
    expect(review.notice()).toMatchObject({ count: 2 })
    void review.undo()
    await arrive()
    expect(sent).toEqual(["approve atom0001 1", "approve atom0003 1", "reopen atom0003", "reopen atom0001"])
    expect(on(review)).toBe("proposal:atom0001")
    expect(review.waiting()).toHaveLength(3)
  })

  test("sends an edited draft with the revision that was seen", async () => {
    const { port, sent, statusOf } = serverWith(...three)
    const review = begin(port)
    review.setMode("editing")
    review.approve({ kind: "atom", type: "risk", text: "Mine", tags: [], topic: null })
    await arrive()
    expect(sent).toEqual(["approve atom0001 1 edited"])
    expect(statusOf("atom0001")).toBe("approved")
    expect(review.mode()).toBe("looking")
  })

  test("on an entry that another person decided does nothing, and the cursor stays", async () => {
    const { port, sent, put } = serverWith(...three)
    const review = begin(port)
    put("atom0001", { status: "rejected", decidedBy: ActorId.make("person:bob00000") })
    expect(on(review)).toBe("proposal:atom0001")
    expect(review.situation().on).toBeNull()
    review.approve()
    await arrive()
    expect(sent).toEqual([])
    expect(review.entries()).toHaveLength(3)
  })
})

describe("rejecting", () => {
  test("waits a moment for an optional reason", async () => {
    const { port, sent, statusOf } = serverWith(...three)
    const review = begin(port)
    review.reject()
    expect(statusOf("atom0001")).toBe("rejected")
    expect(review.reasonWanted()).toBe(true)
    await arrive()
    expect(sent).toEqual([])
    vi.advanceTimersByTime(4000)
    await arrive()
    expect(sent).toEqual(["reject atom0001 null"])
    expect(review.reasonWanted()).toBe(false)
  })

  test("carries the reason, and is sent before the next decision", async () => {
    const { port, sent } = serverWith(...three)
    const review = begin(port)
    review.reject()
    review.giveReason("noise")
    review.reject()
    review.approve()
    await arrive()
    expect(sent).toEqual(["reject atom0001 noise", "reject atom0002 null", "approve atom0003 1"])
  })

  test("is sent when the page is left", async () => {
    const { port, sent } = serverWith(...three)
    begin(port).reject()
    dispatchEvent(new Event("pagehide"))
    await arrive()
    expect(sent).toEqual(["reject atom0001 null"])
  })
})
