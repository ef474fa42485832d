import { createRoot, createSignal } from "solid-js"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { TaskRow } from "../../../gateways/contract.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import { ActorId } from "../../../domain/ids.ts"
import { proposalRow, taskRow } from "../../kit/rows.ts"
import { createReview, type Review } from "./createReview.ts"

/** A server that records its requests, and refuses those in `refused`. */
const serverWith = (...rows: ReadonlyArray<ProposalRow>) => {
  const sent: Array<string> = []
  const refused = new Set<string>()
  const [proposals, setProposals] = createSignal<ReadonlyArray<ProposalRow>>(rows)
  const [tasks, setTasks] = createSignal<ReadonlyArray<TaskRow>>([])
  const put = (id: string, change: Partial<ProposalRow>) =>
    setProposals((all) => all.map((row) => (row.id === id ? { ...row, ...change } : row)))
  const answer = (request: string) => {
    sent.push(request)
    return refused.has(request) ? Promise.reject(new Error(request)) : Promise.resolve({ id: "x", seq: sent.length })
  }
  const port: Parameters<typeof createReview>[0] = {
    me: ActorId.make("person:ann00000"),
    mayAct: () => true,
    proposals,
    tasks,
    change: async (id, change, request) => {
      const before = proposals().find((row) => row.id === id)
      put(id, change)
      return request().catch(() => {
        put(id, before ?? {})
        return null
      })
    },
    correct: (task, category, priority) => answer(`correct ${task.id} ${category} ${priority}`),
    send: {
      approve: (id, revision, draft) => answer(`approve ${id} ${revision}${draft === undefined ? "" : " edited"}`),
      reject: (id, reason) => answer(`reject ${id} ${reason}`),
      merge: (id, into) => answer(`merge ${id} ${into}`),
      amend: (id, revision) => answer(`amend ${id} ${revision}`),
      snooze: (id, until) => answer(`snooze ${id} ${until}`),
      reopen: (id) => answer(`reopen ${id}`)
    }
  }
  return {
    port,
    sent,
    refused,
    put,
    setTasks,
    statusOf: (id: string) => proposals().find((row) => row.id === id)?.status
  }
}
const at = (minute: number) => ({ proposedAt: `2026-11-27T10:0${minute}:00Z` })
const three = [1, 2, 3].map((n) => proposalRow(`atom000${n}`, { kind: "atom", text: `Fact ${n}` }, at(n)))

let end: () => void
const begin = (port: Parameters<typeof createReview>[0]): Review =>
  createRoot((dispose) => {
    end = dispose
    return createReview(port)
  })
/** Lets answers arrive; nothing here waits for time. */
const arrive = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}
const on = (review: Review) => review.current()?.key

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-27T10:30:00Z") }))
afterEach(() => {
  end()
  vi.useRealTimers()
})

describe("deciding", () => {
  test("shows at once, moves on by itself, and ends with nothing under the cursor", async () => {
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

  test("is taken back when it is refused, and what was decided meanwhile stays", async () => {
    const { port, refused, statusOf } = serverWith(...three)
    refused.add("approve atom0001 1")
    const review = begin(port)
    review.approve()
    review.approve()
    await arrive()
    expect([statusOf("atom0001"), statusOf("atom0002")]).toEqual(["open", "approved"])
    expect(review.waiting().map(({ key }) => key)).toEqual(["proposal:atom0001", "proposal:atom0003"])
  })

  test("on several is asked for in their order, and undone in the opposite one", async () => {
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

  test("of what somebody else has decided does nothing, and the cursor stays there", async () => {
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
  test("waits a moment for a reason, and needs none", async () => {
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

  test("carries the reason, and is sent before whatever comes next", async () => {
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

describe("undoing", () => {
  test("takes back one decision after the other, and not what was refused", async () => {
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

  test("shows what was decided again when it is too late for it", async () => {
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

describe("a classification", () => {
  test("is confirmed as it is, or corrected", async () => {
    const { port, sent, setTasks } = serverWith()
    const review = begin(port)
    setTasks([taskRow("t1", { band: "weak", suggested: ["category"], category: "bug", priority: "high" })])
    expect(on(review)).toBe("task:t1")
    review.approve()
    await arrive()
    expect(sent).toEqual(["correct t1 bug high"])
  })
})

describe("what has been decided", () => {
  test("is told once it is so, and never when it was refused", async () => {
    const { port, refused, statusOf } = serverWith(...three)
    refused.add("approve atom0001 1")
    const review = begin(port)
    review.approve()
    expect(review.notice()).toBeNull()
    await arrive()
    expect(statusOf("atom0001")).toBe("open")
    expect(review.notice()).toBeNull()
  })

  test("counts only what came to something", async () => {
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

  test("is told of a rejection while its reason is asked for, and not any more when it was refused", async () => {
    const { port, refused } = serverWith(...three)
    refused.add("reject atom0001 noise")
    const review = begin(port)
    review.reject()
    expect(review.notice()?.decision).toBe("rejected")
    review.giveReason("noise")
    await arrive()
    expect(review.notice()).toBeNull()
  })

  test("is not told in the place of a rejection whose reason is asked for", async () => {
    const review = begin(serverWith(...three).port)
    review.approve()
    review.reject()
    await arrive()
    expect(review.notice()).toMatchObject({ decision: "rejected", title: "Fact 2" })
  })

  test("is not told of what was taken back before the answer came", async () => {
    const { port } = serverWith(...three)
    const review = begin(port)
    review.approve()
    void review.undo()
    await arrive()
    expect(review.notice()).toBeNull()
  })
})
