import { expect, test } from "vitest"
import { ProposalId } from "../../../domain/ids.ts"
import { proposalPressData, proposalPressOf } from "./proposalButton.ts"

test.each(["approve", "fix", "reject"] as const)("the data of %s is read again, in at most 64 bytes", (action) => {
  const press = { action, proposal: ProposalId.make("p".repeat(40)), revision: 36 ** 6 - 1 }
  expect(Buffer.byteLength(proposalPressData(press))).toBeLessThanOrEqual(64)
  expect(proposalPressOf(proposalPressData(press))).toEqual(press)
})

test.each(["q.a.short.1", "q.x.proposal0001.1", "q.a.proposal0001", "q.a.proposal0001.-1", "q.a.proposal0001.1\n", ""])(
  "the data %j is refused",
  (data) => expect(proposalPressOf(data)).toBeNull()
)
