/** Only the reader of its kind accepts the data of a button. */
import { expect, test } from "vitest"
import { ChatId, ProposalId, TaskId } from "../../../../domain/ids.ts"
import { Day } from "../../../../domain/values.ts"
import { approvalPressData, approvalPressOf } from "../../approval/approvalButton.ts"
import { type CardAction, pressData, pressOf } from "../../cards/task/press.ts"
import { readPressOf } from "../../notices/readButton.ts"
import { proposalPressData, proposalPressOf } from "../../proposals/proposalButton.ts"
import { undoPressData, undoPressOf } from "../queries/undoQuery.ts"
import { smallTalkOf } from "../smallTalk/smallTalk.ts"
import { signInPressOf } from "./confirmSignIn.ts"

const readers = {
  card: pressOf,
  approval: approvalPressOf,
  proposal: proposalPressOf,
  undo: undoPressOf,
  signIn: signInPressOf,
  read: readPressOf,
  smallTalk: smallTalkOf
}
const id = "abcdefgh01234567"
const actions: ReadonlyArray<CardAction> = [
  ...(["done", "reopen", "undo", "confirm", "back", "same", "different"] as const).map((is) => ({ is })),
  { is: "open", picker: { field: "assignee", page: 0 } },
  { is: "assign", person: null },
  { is: "prioritise", priority: "high" },
  { is: "schedule", day: Day.make("2026-11-27") }
]
const samples: ReadonlyArray<readonly [kind: keyof typeof readers, data: string]> = [
  ...actions.map((action) => ["card", pressData({ action, task: TaskId.make(id), revision: 35 })] as const),
  ...(["approve", "refuse"] as const).map(
    (action) => ["approval", approvalPressData({ action, group: ChatId.make(id) })] as const
  ),
  ...(["approve", "fix", "reject"] as const).map(
    (action) => ["proposal", proposalPressData({ action, proposal: ProposalId.make(id), revision: 1 })] as const
  ),
  ["undo", undoPressData({ task: TaskId.make(id), at: 1234 })],
  ["signIn", "s.y.abcdefghij0123456789"],
  ["read", "n.1.z"],
  ["smallTalk", "t.1z"]
]

test.each(samples)("only the reader of the kind %s accepts %s", (kind, data) =>
  expect(Object.entries(readers).flatMap(([name, read]) => (read(data) === null ? [] : [name]))).toEqual([kind])
)
