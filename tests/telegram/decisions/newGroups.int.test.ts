/** A group that neither an owner nor an admin has brought is served when an owner approves it. */
import { describe, test } from "vitest"
import { only, type TeamScene, withTeam } from "../kit/scene.ts"
import type { ApiChat } from "../server/serverState.ts"

const waiting = { groupsWait: true } as const
const count = ({ team }: TeamScene, tag: string) => team.events().filter((each) => each === tag).length

/** An owner and a member who both have a private chat with the bot, and a group. */
const cast = async ({ api, team }: TeamScene) => {
  const [ann, bo] = [api.person("Ann"), api.person("Bo")]
  await team.admit(ann.user, "owner")
  await team.admit(bo.user, "member")
  await team.start()
  api.send(ann.chat, ann.user, "/start")
  await api.until(() => api.cards(ann.chat).length === 1)
  return { ann, bo, group: api.supergroup("Design") }
}
const questions = ({ api }: TeamScene, chat: ApiChat) => api.cards(chat).filter(({ text }) => text.includes("Design"))
const asked = async (scene: TeamScene, chat: ApiChat) => {
  await scene.api.until(() => questions(scene, chat).some(({ buttons }) => buttons.length > 0))
  return only(questions(scene, chat))
}

describe.concurrent("a group to which a member has added the bot", () => {
  test(
    "waits: nothing of it is stored, and its owner is asked in private",
    withTeam(
      async (scene) => {
        const { api, team, expect } = scene
        const { ann, bo, group } = await cast(scene)
        api.add(group, bo.user)
        const question = await asked(scene, ann.chat)
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
          "Nothing of this group is stored. An owner of the tracker must approve it first."
        ])
        expect(asking.reactions.size).toBe(0)
        expect(count(scene, "MessageReceived")).toBe(0)
        expect(count(scene, "TaskCreated") + count(scene, "MemberSeen")).toBe(0)
        expect(questions(scene, ann.chat)).toHaveLength(1)
        expect(team.commits.flatMap(({ events }) => events).find(({ _tag }) => _tag === "ChatBound")).toMatchObject({
          waits: true
        })
      },
      {},
      waiting
    )
  )

  test(
    "is served after a press, also when a crash comes right after it, and both messages say so",
    withTeam(
      async (scene) => {
        const { api, team, expect } = scene
        const { ann, bo, group } = await cast(scene)
        api.add(group, bo.user)
        const question = await asked(scene, ann.chat)
        const approve = { data: dataOf(question) }
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
        await team.until(() => count(scene, "TaskCreated") === 1)
        // An old client shows the button, and repeats the press.
        expect(await api.press(question, approve, ann.user)).toMatchObject({ text: "Approved." })
        expect(count(scene, "ChatApproved")).toBe(1)
      },
      {},
      waiting
    )
  )

  test(
    "is left after a refusal; a later press says so, and another addition asks again",
    withTeam(
      async (scene) => {
        const { api, team, expect } = scene
        const { ann, bo, group } = await cast(scene)
        api.add(group, bo.user)
        const question = await asked(scene, ann.chat)
        const approve = { data: dataOf(question) }
        expect((await api.press(question, "Refuse", ann.user)).text).toBe("Refused. I am leaving the group.")
        await api.until(() => api.calls.some(({ method, answer }) => method === "leaveChat" && answer === "ok"))
        await api.until(() => question.text === "✕ Ann refused the group “Design”. I have left it.")
        expect(await api.press(question, approve, ann.user)).toMatchObject({
          text: "This group was refused already, or I am no longer in it.",
          alert: true
        })
        expect(count(scene, "ChatApproved")).toBe(0)
        api.unblock(group, bo.user)
        await api.until(() => questions(scene, ann.chat).length === 2)
        expect(api.calls.filter(({ method }) => method === "leaveChat")).toHaveLength(1)
        await team.until(() => count(scene, "ChatBound") === 2)
      },
      {},
      waiting
    )
  )

  test(
    "is decided once by two owners: the second press gets the first decision",
    withTeam(
      async (scene) => {
        const { api, team, expect } = scene
        const { ann, bo, group } = await cast(scene)
        const cy = api.person("Cy")
        await team.admit(cy.user, "owner")
        api.send(cy.chat, cy.user, "/start")
        await api.until(() => api.cards(cy.chat).length === 1)
        api.add(group, bo.user)
        const [first, second] = [await asked(scene, ann.chat), await asked(scene, cy.chat)]
        const refuse = { data: second.buttons[0]?.[1]?.callback_data ?? "" }
        expect((await api.press(first, "Approve", ann.user)).text).toBe("Approved.")
        expect((await api.press(second, refuse, cy.user)).text).toBe("Another owner has approved this group already.")
        await api.until(() => second.text === "✓ Ann approved the group “Design”.")
        expect([count(scene, "ChatUnbound"), api.calls.some(({ method }) => method === "leaveChat")]).toEqual([
          0,
          false
        ])
      },
      {},
      waiting
    )
  )

  test(
    "is not decided by a member, who may copy the data of the button",
    withTeam(
      async (scene) => {
        const { api, expect } = scene
        const { ann, bo, group } = await cast(scene)
        api.add(group, bo.user)
        const question = await asked(scene, ann.chat)
        api.send(bo.chat, bo.user, "/start")
        await api.until(() => api.cards(bo.chat).length === 1)
        const [own] = api.cards(bo.chat)
        if (own === undefined) throw new Error("no answer")
        for (const button of question.buttons.flat())
          expect(await api.press(own, { data: button.callback_data ?? "" }, bo.user)).toMatchObject({
            text: "Only an owner of the tracker can decide that.",
            alert: true
          })
        expect(count(scene, "ChatApproved") + count(scene, "ChatUnbound")).toBe(0)
      },
      {},
      waiting
    )
  )

  test(
    "asks nothing any more after the bot was removed",
    withTeam(
      async (scene) => {
        const { api, team, expect } = scene
        const { ann, bo, group } = await cast(scene)
        api.add(group, bo.user)
        const question = await asked(scene, ann.chat)
        const approve = { data: dataOf(question) }
        api.block(group, bo.user)
        await team.until(() => count(scene, "ChatUnbound") === 1)
        expect((await api.press(question, approve, ann.user)).text).toContain("no longer in it")
        await api.until(() => question.deleted)
        expect(count(scene, "ChatApproved")).toBe(0)
      },
      {},
      waiting
    )
  )

  test(
    "still waits after it became a supergroup, with one question about its new number",
    withTeam(
      async (scene) => {
        const { api, team, expect } = scene
        const { ann, bo } = await cast(scene)
        const group = api.group("Design")
        api.add(group, bo.user)
        const former = await asked(scene, ann.chat)
        const moved = api.migrate(group, bo.user)
        await team.until(() => count(scene, "ChatMigrated") === 1)
        await api.until(() => former.deleted && questions(scene, ann.chat).length === 1)
        api.send(moved, bo.user, "/task Fix the login")
        await api.until(() => api.cards(moved).length === 1)
        expect(count(scene, "TaskCreated")).toBe(0)
        await api.press(await asked(scene, ann.chat), "Approve", ann.user)
        api.send(moved, bo.user, "/task Fix the logout")
        await team.until(() => count(scene, "TaskCreated") === 1)
      },
      {},
      waiting
    )
  )
})

test(
  "a group to which a stranger has added the bot is silent, until a member uses it there: then it waits",
  withTeam(
    async (scene) => {
      const { api, team, expect } = scene
      const { ann, bo, group } = await cast(scene)
      const eve = api.person("Eve")
      api.add(group, eve.user)
      api.send(group, eve.user, "/task Steal the login")
      api.send(group, bo.user, "hello")
      api.send(group, bo.user, "/task Fix the login")
      const question = await asked(scene, ann.chat)
      expect(question.text).toContain("Bo wants to use me")
      // Eve gets one line, as strangers do everywhere, and the group one answer.
      expect(api.cards(group).map(({ text }) => text.slice(0, 20))).toEqual([
        "I do not know you ye",
        "An owner of the trac"
      ])
      expect([count(scene, "ChatBound"), count(scene, "MessageReceived"), count(scene, "TaskCreated")]).toEqual([
        1, 0, 0
      ])
      await api.press(question, "Approve", ann.user)
      api.send(group, bo.user, "/task Fix the login")
      await team.until(() => count(scene, "TaskCreated") === 1)
    },
    {},
    waiting
  )
)

test(
  "an owner who adds the bot, or uses it in a group that waits, has approved the group by that",
  withTeam(
    async (scene) => {
      const { api, team, expect } = scene
      const { ann, bo, group } = await cast(scene)
      api.add(group, ann.user)
      await api.until(() => api.cards(group).length === 1)
      expect(api.cards(group)[0]?.text).toMatch(/^Hello! Send “\/task Fix the login”/u)
      api.send(group, bo.user, "/task Fix the login")
      await team.until(() => count(scene, "TaskCreated") === 1)
      const other = api.supergroup("Design two")
      api.add(other, bo.user)
      const question = await asked(scene, ann.chat)
      api.send(other, ann.user, "/task Fix the logout")
      await team.until(() => count(scene, "TaskCreated") === 2)
      await api.until(() => question.text.startsWith("✓ Ann approved"))
    },
    {},
    waiting
  )
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
      await asked(scene, ann.chat)
      api.send(ann.chat, ann.user, "/approve")
      await api.until(() => questions(scene, ann.chat).length === 2)
      const [first, second] = questions(scene, ann.chat)
      if (first === undefined || second === undefined) throw new Error("no questions")
      await api.press(second, "Approve", ann.user)
      await api.until(() => [first, second].every(({ text }) => text.startsWith("✓ Ann approved")))
    },
    {},
    waiting
  )
)

const dataOf = ({ buttons }: { readonly buttons: ReadonlyArray<ReadonlyArray<{ readonly callback_data?: string }>> }) =>
  buttons[0]?.[0]?.callback_data ?? ""
