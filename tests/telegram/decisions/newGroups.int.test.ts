/** A group to which neither an owner nor an admin has added the bot waits for an owner. */
import { describe, test } from "vitest"
import { eventCount, questionIn, questionsIn, withGroups, withWaitingGroup } from "./groupScene.ts"
import { withTeam } from "../kit/scene.ts"

describe.concurrent("a group to which a member has added the bot", () => {
  test(
    "waits: nothing of it is stored, and its owner is asked in private",
    withWaitingGroup(async (scene) => {
      const { api, team, expect, ann, bo, group, question } = scene
      expect(question.text).toBe(
        "Bo wants to use me in the group “Design”. Until you approve that, I store nothing of it."
      )
      expect(question.silent).toBe(false)
      expect(question.buttons.flat().map(({ text }) => text)).toEqual(["✓ Approve", "✕ Refuse"])
      api.send(group, bo.user, "a word in passing")
      const asking = api.send(group, bo.user, "/task Fix the login")
      api.send(group, bo.user, "/privacy")
      await api.until(() => api.cards(group).length === 3)
      expect(api.cards(group).map(({ text }) => text)).toEqual([
        "An owner of the tracker must approve this group first. Until then I make no tasks here and store nothing.",
        "An owner of the tracker must approve this group first. Until then I make no tasks here and store nothing.",
        "What is written here is not stored. An owner of the tracker must approve this group first."
      ])
      expect(asking.reactions.size).toBe(0)
      expect(eventCount(scene, "MessageReceived")).toBe(0)
      expect(eventCount(scene, "TaskCreated") + eventCount(scene, "MemberSeen")).toBe(0)
      expect(questionsIn(scene, ann.chat)).toHaveLength(1)
      expect(team.commits.flatMap(({ events }) => events).find(({ _tag }) => _tag === "ChatBound")).toMatchObject({
        waits: true
      })
    })
  )

  test(
    "asks nothing any more after the bot was removed",
    withWaitingGroup(async (scene) => {
      const { api, team, expect, ann, bo, group, question, approve } = scene
      api.block(group, bo.user)
      await team.until(() => eventCount(scene, "ChatUnbound") === 1)
      expect((await api.press(question, approve, ann.user)).text).toContain("no longer in it")
      await api.until(() => question.deleted)
      expect(eventCount(scene, "ChatApproved")).toBe(0)
    })
  )

  test(
    "still waits after it became a supergroup, with one question about its new number",
    withGroups(async (scene) => {
      const { api, team, expect, ann, bo } = scene
      const group = api.group("Design")
      api.add(group, bo.user)
      const former = await questionIn(scene, ann.chat)
      const moved = api.migrate(group, bo.user)
      await team.until(() => eventCount(scene, "ChatMigrated") === 1)
      await api.until(() => former.deleted && questionsIn(scene, ann.chat).length === 1)
      api.send(moved, bo.user, "/task Fix the login")
      await api.until(() => api.cards(moved).length === 1)
      expect(eventCount(scene, "TaskCreated")).toBe(0)
      await api.press(await questionIn(scene, ann.chat), "Approve", ann.user)
      api.send(moved, bo.user, "/task Fix the logout")
      await team.until(() => eventCount(scene, "TaskCreated") === 1)
    })
  )
})

test(
  "a group to which a stranger has added the bot is silent, until a member uses it there: then it waits",
  withGroups(async (scene) => {
    const { api, team, expect, ann, bo, group } = scene
    const eve = api.person("Eve")
    api.add(group, eve.user)
    api.send(group, eve.user, "/task Steal the login")
    api.send(group, bo.user, "hello")
    api.send(group, bo.user, "/task Fix the login")
    const question = await questionIn(scene, ann.chat)
    expect(question.text).toContain("Bo wants to use me")
    // Eve gets one line, as strangers do everywhere, and the group one answer.
    expect(api.cards(group).map(({ text }) => text.slice(0, 20))).toEqual([
      "I do not know you ye",
      "An owner of the trac"
    ])
    const counts = ["ChatBound", "MessageReceived", "TaskCreated"].map((tag) => eventCount(scene, tag))
    expect(counts).toEqual([1, 0, 0])
    await api.press(question, "Approve", ann.user)
    api.send(group, bo.user, "/task Fix the login")
    await team.until(() => eventCount(scene, "TaskCreated") === 1)
  })
)

test(
  "an owner who writes to the bot later is asked then, by /approve; with no group that waits it says so",
  withTeam(
    async (scene) => {
      const { api, team, expect } = scene
      const [ann, bo] = [api.person("Ann"), api.person("Bo")]
      await team.admit(ann.user, "owner")
      await team.admit(bo.user, "member")
      await team.start()
      const group = api.supergroup("Design")
      api.send(ann.chat, ann.user, "/approve")
      await api.until(() => api.cards(ann.chat).length === 1)
      expect(api.cards(ann.chat)[0]?.text).toBe("No group waits for your approval.")
      api.send(group, bo.user, "/task Fix the login")
      await questionIn(scene, ann.chat)
      api.send(ann.chat, ann.user, "/approve")
      await api.until(() => questionsIn(scene, ann.chat).length === 2)
      const [first, second] = questionsIn(scene, ann.chat)
      if (first === undefined || second === undefined) throw new Error("no questions")
      await api.press(second, "Approve", ann.user)
      await api.until(() => [first, second].every(({ text }) => text.startsWith("✓ Ann approved")))
    },
    {},
    { groupsWait: true }
  )
)
