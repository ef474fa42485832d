/** The decision of an owner on a group that waits. */
import { describe, test } from "vitest"
import { eventCount, questionIn, questionsIn, withGroups, withWaitingGroup } from "./groupScene.ts"

describe.concurrent("a group to which a member has added the bot", () => {
  test(
    "is served after a press, also when a crash comes right after it, and both messages say so",
    withWaitingGroup(async (scene) => {
      const { api, team, expect, ann, bo, group, question, approve } = scene
      // The bot ends before it has changed a message.
      api.fault("editMessageText", { is: "unheard" }, { times: 2 })
      expect(await api.press(question, "Approve", ann.user)).toMatchObject({ text: "Approved.", alert: false })
      await team.kill()
      api.clearFaults()
      await team.start()
      await api.until(
        () =>
          question.text === "✓ Ann approved the group “Design”." &&
          api.cards(group)[0]?.text.includes("is approved") === true
      )
      expect(question.buttons).toEqual([])
      api.send(group, bo.user, "/task Fix the login")
      await team.until(() => eventCount(scene, "TaskCreated") === 1)
      // An old client shows the button, and repeats the press.
      expect(await api.press(question, approve, ann.user)).toMatchObject({ text: "Approved." })
      expect(eventCount(scene, "ChatApproved")).toBe(1)
    })
  )

  test(
    "is left after a refusal; a later press says so, and another addition asks again",
    withWaitingGroup(async (scene) => {
      const { api, team, expect, ann, bo, group, question, approve } = scene
      expect((await api.press(question, "Refuse", ann.user)).text).toBe("Refused. I am leaving the group.")
      await api.until(() => api.calls.some(({ method, answer }) => method === "leaveChat" && answer === "ok"))
      await api.until(() => question.text === "✕ Ann refused the group “Design”. I have left it.")
      expect(await api.press(question, approve, ann.user)).toMatchObject({
        text: "This group was refused already, or I am no longer in it.",
        alert: true
      })
      expect(eventCount(scene, "ChatApproved")).toBe(0)
      api.unblock(group, bo.user)
      await api.until(() => questionsIn(scene, ann.chat).length === 2)
      expect(api.calls.filter(({ method }) => method === "leaveChat")).toHaveLength(1)
      await team.until(() => eventCount(scene, "ChatBound") === 2)
    })
  )

  test(
    "is decided once by two owners: the second one is told the decision of the first",
    withGroups(async (scene) => {
      const { api, team, expect, ann, bo, group } = scene
      const cy = api.person("Cy")
      await team.admit(cy.user, "owner")
      api.send(cy.chat, cy.user, "/start")
      await api.until(() => api.cards(cy.chat).length === 1)
      api.add(group, bo.user)
      const [first, second] = [await questionIn(scene, ann.chat), await questionIn(scene, cy.chat)]
      const refuse = { data: second.buttons[0]?.[1]?.callback_data ?? "" }
      expect((await api.press(first, "Approve", ann.user)).text).toBe("Approved.")
      expect((await api.press(second, refuse, cy.user)).text).toBe("Another owner has approved this group already.")
      await api.until(() => second.text === "✓ Ann approved the group “Design”.")
      expect(eventCount(scene, "ChatUnbound")).toBe(0)
      expect(api.calls.some(({ method }) => method === "leaveChat")).toBe(false)
    })
  )

  test(
    "is not decided by a member, who may copy the data of the button",
    withWaitingGroup(async (scene) => {
      const { api, expect, bo, question } = scene
      api.send(bo.chat, bo.user, "/start")
      await api.until(() => api.cards(bo.chat).length === 1)
      const [own] = api.cards(bo.chat)
      if (own === undefined) throw new Error("no answer")
      for (const button of question.buttons.flat())
        expect(await api.press(own, { data: button.callback_data ?? "" }, bo.user)).toMatchObject({
          text: "Only an owner of the tracker can decide that.",
          alert: true
        })
      expect(eventCount(scene, "ChatApproved") + eventCount(scene, "ChatUnbound")).toBe(0)
    })
  )
})

test(
  "an owner who adds the bot, or uses it in a group that waits, has approved the group by that",
  withGroups(async (scene) => {
    const { api, team, expect, ann, bo, group } = scene
    api.add(group, ann.user)
    await api.until(() => api.cards(group).length === 1)
    expect(api.cards(group)[0]?.text).toMatch(/^Hello! Send “\/task Fix the login”/u)
    api.send(group, bo.user, "/task Fix the login")
    await team.until(() => eventCount(scene, "TaskCreated") === 1)
    const other = api.supergroup("Design two")
    api.add(other, bo.user)
    const question = await questionIn(scene, ann.chat)
    api.send(other, ann.user, "/task Fix the logout")
    await team.until(() => eventCount(scene, "TaskCreated") === 2)
    await api.until(() => question.text.startsWith("✓ Ann approved"))
  })
)
