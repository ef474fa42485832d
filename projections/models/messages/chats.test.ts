import { expect, test } from "vitest"
import { ChatId, PersonId } from "../../../domain/ids.ts"
import { team } from "../../../domain/values.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { commit, givenRows } from "../../kit/given.ts"
import { chats } from "./chats.ts"
import { ada } from "../../../domain/kit/people.ts"

const given = givenRows(chats)
const bound: TrackerEvent = { _tag: "ChatBound", owner: ada, title: "Backend", source: "telegram", audience: team }

test("a chat keeps its title, also after it was unbound", () =>
  expect(
    given(commit(1, "chat", "chat0000", bound), commit(2, "chat", "chat0000", { _tag: "ChatUnbound" })).rows
  ).toEqual({
    chat0000: {
      title: "Backend",
      source: "telegram",
      audience: team,
      keepDays: null,
      state: "unbound",
      consent: false,
      approved: true,
      proposals: false,
      members: 0
    }
  }))
test("a chat has its consent and the number of its members, and loses both when it is bound again", () => {
  const seen: TrackerEvent = { _tag: "MemberSeen", person: PersonId.make("bo000000") }
  const changes = [bound, { _tag: "ConsentGiven" }, seen] as const
  const commits = changes.map((event, n) => commit(n + 1, "chat", "chat0000", event))
  expect(given(...commits).rows).toMatchObject({ chat0000: { state: "bound", consent: true, members: 1 } })
  const muted = commit(4, "chat", "chat0000", { _tag: "ChatMuted" }, { ...seen, _tag: "MemberLost" })
  expect(given(...commits, muted).rows).toMatchObject({ chat0000: { consent: false, members: 0 } })
  const again = commit(4, "chat", "chat0000", { _tag: "ChatUnbound" }, bound)
  expect(given(...commits, again).rows).toMatchObject({ chat0000: { state: "bound", consent: false, members: 0 } })
})
test("a chat may wait for an owner, and shows proposals while that is turned on", () => {
  const changes = [
    { ...bound, waits: true },
    { _tag: "ChatApproved" },
    { _tag: "ProposalsShown", shown: true }
  ] as const
  const after = (n: number) =>
    given(...changes.slice(0, n).map((event, i) => commit(i + 1, "chat", "chat0000", event))).rows["chat0000"]
  expect([1, 2, 3].map((n) => [after(n)?.approved, after(n)?.proposals])).toEqual([
    [false, false],
    [true, false],
    [true, true]
  ])
  const off = commit(2, "chat", "chat0000", { _tag: "ProposalsShown", shown: false })
  expect(given(commit(1, "chat", "chat0000", bound), off).rows["chat0000"]?.proposals).toBe(false)
})
test("a chat that moved to another id is no longer bound", () =>
  expect(
    given(
      commit(1, "chat", "chat0000", bound),
      commit(2, "chat", "chat0000", { _tag: "ChatMigrated", to: ChatId.make("chat0001") })
    ).rows
  ).toMatchObject({ chat0000: { state: "moved", consent: false } }))
test("a chat that is bound again has its present title", () =>
  expect(
    given(commit(1, "chat", "chat0000", bound), commit(2, "chat", "chat0000", { ...bound, title: "Frontend" })).rows
  ).toMatchObject({ chat0000: { title: "Frontend" } }))
test("a chat has its present retention, also after it is bound again", () => {
  const month: TrackerEvent = { _tag: "RetentionSet", days: 30 }
  const changes = [bound, month, bound].map((event, n) => commit(n + 1, "chat", "chat0000", event))
  expect(given(...changes).rows).toMatchObject({ chat0000: { keepDays: 30 } })
  const forever = commit(4, "chat", "chat0000", { _tag: "RetentionSet", days: null })
  expect(given(...changes, forever).rows).toMatchObject({ chat0000: { keepDays: null } })
})
