import { describe, expect, test } from "vitest"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { shownProposal, shownTask } from "../../kit/rows.ts"
import { heldBack, nextWaiting, withoutKeys } from "./cursor.ts"
import { entryOf, flat, queueOf, waits } from "./queue.ts"

const now = Date.parse("2026-11-27T12:00:00Z")
const nothing = () => false
const keys = (groups: ReturnType<typeof queueOf>) => flat(groups).map(({ key }) => key.replace(/^\w+:/, ""))
const extraction = { origin: { is: "extraction", id: "reading1" } } as const
const at = (minute: number) => `2026-11-27T10:${String(minute).padStart(2, "0")}:00Z`

const topic = shownProposal("topic001", { kind: "topic", name: "Release" }, { ...extraction, proposedAt: at(1) })
const filed = shownProposal("atom0001", { kind: "atom", topic: "topic001" }, { ...extraction, proposedAt: at(1) })
const loose = shownProposal("atom0002", { kind: "atom" }, { ...extraction, proposedAt: at(0) })
const task = shownProposal("task0001", { kind: "task" }, { origin: { is: "run", id: "run00001" }, proposedAt: at(9) })

describe("the queue", () => {
  test("shows tasks of runs before knowledge of extractions, and a topic before its statements", () => {
    const queue = queueOf([filed, loose, topic, task], [], now, nothing)
    expect(queue.map(({ key }) => key)).toEqual(["run:run00001", "extraction:reading1"])
    expect(keys(queue)).toEqual(["task0001", "atom0002", "topic001", "atom0001"])
    expect(queue[1]?.sections.map((section) => section.topic)).toEqual([null, "topic001"])
  })

  test("keeps its order when the first of a group is decided", () => {
    const second = shownProposal(
      "atom0009",
      { kind: "atom" },
      { origin: { is: "extraction", id: "reading0" }, proposedAt: at(5) }
    )
    const before = keys(queueOf([loose, filed, second], [], now, nothing))
    const decided = { ...loose, status: "approved" as const }
    const after = keys(queueOf([decided, filed, second], [], now, nothing))
    expect(before).toEqual(["atom0002", "atom0001", "atom0009"])
    expect(after).toEqual(["atom0001", "atom0009"])
    expect(keys(queueOf([decided, filed, second], [], now, (key) => key === "proposal:atom0002"))).toEqual(before)
  })

  test("shows a postponed proposal again when its time has come", () => {
    const put = (until: string) => entryOf({ ...filed, status: "snoozed", until })
    expect(waits(put("2026-11-27T11:59:00Z"), now)).toBe(true)
    expect(waits(put("2026-11-28T08:00:00Z"), now)).toBe(false)
  })

  test("has one card for all labels, while one of them is not checked", () => {
    const doubtful = shownTask("t1", { band: "weak", suggested: ["category"], number: 7 })
    const others: ReadonlyArray<TaskLine> = [
      shownTask("t2", { band: "likely", suggested: ["category"] }),
      shownTask("t3", { band: "weak", suggested: [] }),
      shownTask("t4", { band: "weak", suggested: ["category"], classification: "corrected" }),
      shownTask("t5", { band: "weak", suggested: ["category"], status: "done" })
    ]
    expect(keys(queueOf([filed], [...others, doubtful], now, nothing))).toEqual(["atom0001", "labels"])
    expect(keys(queueOf([filed], others, now, nothing))).toEqual(["atom0001"])
  })

  test("never moves the entry under the cursor: new entries above it are held back, new entries below it are shown", () => {
    const entries = flat(queueOf([topic, filed, task], [], now, nothing))
    const seen = new Set(["proposal:topic001"])
    const held = heldBack(entries, seen, "proposal:topic001")
    expect([...held]).toEqual(["proposal:task0001"])
    expect(heldBack(entries, seen, null).size).toBe(0)
    expect(keys(withoutKeys(queueOf([topic, filed, task], [], now, nothing), held))).toEqual(["topic001", "atom0001"])
  })

  test("moves to the next undecided entry, or to the one before if there is none after", () => {
    const done = { ...filed, status: "rejected" as const }
    const entries = flat(queueOf([loose, topic, done, task], [], now, () => true))
    const next = (from: string, without: ReadonlyArray<string> = []) =>
      nextWaiting(entries, `proposal:${from}`, now, new Set(without.map((id) => `proposal:${id}`)))
    expect(next("task0001")).toBe("proposal:atom0002")
    expect(next("task0001", ["atom0002"])).toBe("proposal:topic001")
    expect(next("topic001")).toBe("proposal:atom0002")
    expect(next("topic001", ["atom0002", "task0001"])).toBeNull()
  })
})
