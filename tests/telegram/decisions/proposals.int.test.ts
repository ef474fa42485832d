/** Proposals in the chat that they come from: shown while its setting allows it, and decided by people with the right. */
import { describe, test } from "vitest"
import { Effect } from "effect"
import { CommandBus } from "../../../commands/commandBus.ts"
import { approve } from "../../../commands/knowledge/review/approve.ts"
import { reject } from "../../../commands/knowledge/review/reject.ts"
import { proposalPressData } from "../../../gateways/telegram/proposals/proposalButton.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { only } from "../kit/scene.ts"
import { type NoticeScene, withNotices } from "../kit/noticeScene.ts"
import { openProposals, proposeFrom } from "../kit/proposing.ts"
import type { ApiChat } from "../server/serverState.ts"

const noon = "2026-11-27T12:00:00Z"

const proposalsIn = ({ api }: NoticeScene, chat: ApiChat) =>
  api.cards(chat).filter(({ text }) => text.startsWith("💡") || text.includes("✓ Approved") || text.includes("✕ Rej"))

/** A group of Ann (admin), Bo (member) and Vi (viewer) with one message that proposals quote. */
const withGroup = async (on: NoticeScene, isOn: boolean) => {
  const { api, team, join, pass, actorOf } = on
  const [ann, bo] = [await join("Ann"), await join("Bo")]
  const vi = api.person("Vi")
  await team.admit(ann.user, "admin")
  await team.admit(vi.user, "viewer")
  const group = api.supergroup("Team")
  await team.start()
  const quoted = api.send(group, bo.user, "the login is *broken* again")
  api.send(group, ann.user, "/on")
  await pass(() => api.cards(group).length === 1)
  if (isOn) {
    api.send(group, ann.user, "/proposals on")
    await pass(() => api.cards(group).length === 2)
  }
  await openProposals(team, await actorOf(ann))
  const author = await actorOf(bo)
  const propose = (n: number, draft = {}) => proposeFrom(team, { group, quoted, author }, n, draft)
  return { ann, bo, vi, group, quoted, propose }
}

describe("a proposal", () => {
  test(
    "is not shown in a chat that does not allow it, and appears there, silently and with its quote, once it does",
    withNotices(noon, async (on) => {
      const { api, team, expect, pass, passFor } = on
      const { ann, bo, group, propose } = await withGroup(on, false)
      await propose(1, { title: "Fix the login", priority: "high" })
      await passFor(150, 5)
      expect(proposalsIn(on, group)).toEqual([])
      api.send(group, bo.user, "/proposals on")
      await pass(() => api.transcript(group).includes("Only an admin"))
      api.send(group, ann.user, "/proposals on")
      await pass(() => proposalsIn(on, group).length === 1)
      const message = only(proposalsIn(on, group))
      expect(message.text).toBe(
        "💡 Proposed task\nFix the login\nchore · high priority\n\nBo:\nthe login is *broken* again"
      )
      expect(
        message.styles.map(({ type, offset, length }) => [type, message.text.slice(offset, offset + length)])
      ).toEqual([
        ["bold", "Fix the login"],
        ["blockquote", "the login is *broken* again"]
      ])
      expect([message.silent, message.buttons.map((row) => row.map(({ text }) => text))]).toEqual([
        true,
        [["✓ Approve", "✎ Fix", "✕ Reject"]]
      ])
      expect(team.tasks()).toEqual([])
      expect([api.cards(ann.chat), api.cards(bo.chat)].flat().filter(({ text }) => text.includes("Proposed"))).toEqual(
        []
      )
    })
  )

  test(
    "becomes a task by a press of a member, once, and a viewer, a stranger and a member of another chat change nothing",
    withNotices(noon, async (on) => {
      const { api, team, expect, join, pass } = on
      const { bo, vi, group, propose } = await withGroup(on, true)
      const id = await propose(1, { title: "Fix the login" })
      const mallory = await join("Mallory")
      await pass(() => proposalsIn(on, group).length === 1 && api.cards(mallory.chat).length === 1)
      const message = only(proposalsIn(on, group))
      const before = api.messages(group).length
      expect(await api.press(message, "Approve", vi.user)).toMatchObject({ alert: true })
      expect(await api.press(message, "Reject", vi.user)).toMatchObject({ alert: true })
      expect(await api.press(message, "Approve", api.person("Eve").user)).toMatchObject({ alert: true })
      const data = proposalPressData({ action: "approve", proposal: id, revision: 1 })
      expect(await api.press(only(api.cards(mallory.chat)), { data }, mallory.user)).toEqual({
        text: "This proposal does not exist, or you cannot see it.",
        alert: true
      })
      expect([team.tasks().length, api.messages(group).length]).toEqual([0, before])
      expect(await api.press(message, "Approve", bo.user)).toEqual({ text: "Approved.", alert: false })
      await team.kill()
      await team.start()
      expect(await api.press(message, { data }, bo.user)).toMatchObject({ text: "Approved." })
      await pass(() => message.text === "Fix the login\n✓ Approved by Bo: T-1")
      expect(message.buttons).toEqual([])
      expect(team.events().filter((tag) => tag === "TaskCreated" || tag === "ProposalApproved")).toEqual([
        "TaskCreated",
        "ProposalApproved"
      ])
    })
  )

  test(
    "is fixed by a reply with a line, and approved as it is then; a press on the former draft is refused",
    withNotices(noon, async (on) => {
      const { api, team, expect, pass, actorOf } = on
      const { ann, bo, vi, group, propose } = await withGroup(on, true)
      const id = await propose(1, { title: "Fix the login", description: "why" })
      await pass(() => proposalsIn(on, group).length === 1)
      const message = only(proposalsIn(on, group))
      expect(await api.press(message, "Fix", bo.user)).toMatchObject({ alert: true })
      api.send(group, vi.user, "Drop it", { replyTo: message.id })
      const said = api.send(group, bo.user, "@Ann p1 2026-12-04", { replyTo: message.id })
      await pass(() => message.text.includes("critical"))
      expect(message.text).toContain("Fix the login\nchore · critical · due Fri, Dec 4 · assigned to Ann")
      await team.kill()
      api.edit(said, "Fix the login page @Ann p2 2026-12-04")
      await team.start()
      await pass(() => message.text.includes("Fix the login page\nchore · high priority"))
      const data = proposalPressData({ action: "approve", proposal: id, revision: 1 })
      expect(await api.press(message, { data }, ann.user)).toMatchObject({ alert: true })
      expect(team.tasks()).toEqual([])
      expect(await api.press(message, "Approve", ann.user)).toEqual({ text: "Approved.", alert: false })
      await pass(() => message.text.endsWith("✓ Approved by Ann: T-1"))
      expect(await team.row(only(team.tasks()))).toMatchObject({
        title: "Fix the login page",
        description: "why",
        priority: "high",
        assignee: await actorOf(ann),
        due: "2026-12-04"
      })
    })
  )

  test(
    "that is postponed before the chat has seen it is shown at its time",
    withNotices(noon, async (on) => {
      const { team, expect, pass, passFor, actorOf } = on
      const { ann, group, propose } = await withGroup(on, true)
      const subject = subjectOf("proposal", await propose(1))
      await passFor(5)
      const actor = await actorOf(ann)
      const command = { _tag: "SnoozeProposal", until: "2026-11-27T12:10:00.000Z" } as const
      await team.run(Effect.flatMap(CommandBus, ({ send }) => send({ actor, key: "later" }, { subject, command })))
      await passFor(300, 10)
      expect(proposalsIn(on, group)).toEqual([])
      await passFor(420, 10)
      await pass(() => proposalsIn(on, group).length === 1)
    })
  )

  test(
    "that is decided on the page says so in the chat, also when the bot did not run, and five wait at most",
    withNotices(noon, async (on) => {
      const { team, expect, pass, passFor, actorOf } = on
      const { ann, group, propose } = await withGroup(on, true)
      const ids = []
      for (let n = 1; n <= 7; n++) ids.push(await propose(n))
      await pass(() => proposalsIn(on, group).length === 5)
      await passFor(120, 5)
      expect(proposalsIn(on, group).map(({ text }) => text.split("\n")[1])).toEqual(
        [1, 2, 3, 4, 5].map((n) => `Proposal ${n}`)
      )
      const actor = await actorOf(ann)
      await team.run(approve({ actor, key: "web" }, ids[0] ?? "", {}))
      await pass(() => proposalsIn(on, group)[0]?.text === "Proposal 1\n✓ Approved by Ann: T-1")
      await team.kill()
      await team.run(reject({ actor, key: "web" }, ids[1] ?? "", { reason: "noise" }))
      await team.start()
      await pass(() => proposalsIn(on, group)[1]?.text === "Proposal 2\n✕ Rejected by Ann")
      await pass(() => proposalsIn(on, group).length === 7)
      await team.kill()
      await team.start()
      await passFor(120, 5)
      expect(proposalsIn(on, group)).toHaveLength(7)
    })
  )
})
