/** The buttons of a card: pickers, undo and confirmations, pressed by members, viewers and strangers. */
import { expect, test } from "vitest"
import { personActor } from "../../../domain/ids.ts"
import { pressData } from "../../../gateways/telegram/cards/task/press.ts"
import { only, type TeamScene, withTeam } from "../kit/scene.ts"

/** A group of Ann and Bo, with the card of one task of Ann. */
const withCard = async ({ api, team }: TeamScene) => {
  const [ann, bo] = [api.person("Ann"), api.person("Bo")]
  for (const { user } of [ann, bo]) await team.admit(user, "member")
  const group = api.supergroup("Team")
  await team.start()
  api.send(group, ann.user, "/task Fix the login")
  await api.until(() => api.cards(group).length === 1)
  const card = only(api.cards(group))
  const labels = () => card.buttons.map((row) => row.map(({ text }) => text))
  return { ann, bo, group, card, labels, task: only(team.tasks()) }
}

test(
  "Assign, Priority and Due open choices in the card, and a choice closes them, also after a kill",
  withTeam(async (on) => {
    const { api, team } = on
    const { ann, bo, card, labels, task } = await withCard(on)
    expect(await api.press(card, "Assign", bo.user)).toEqual({ text: "Choose.", alert: false })
    await api.until(() => labels().flat().includes("• Nobody"))
    expect(labels()).toEqual([["Ann", "Bo"], ["• Nobody"], ["‹ Back"]])
    await team.kill()
    await team.start()
    expect(await api.press(card, "Bo", ann.user)).toEqual({ text: "Saved.", alert: false })
    await api.until(() => card.text.includes("assigned to Bo") && labels().flat().includes("Assign"))
    await api.press(card, "Priority", ann.user)
    await api.until(() => labels().flat().includes("critical"))
    await api.press(card, "critical", ann.user)
    await api.until(() => card.text.includes("critical") && labels().flat().includes("Due"))
    await api.press(card, "Due", ann.user)
    await api.until(() => labels().length === 4)
    await api.press(card, "Tomorrow", ann.user)
    await api.until(() => card.text.includes("due") && labels().flat().includes("Due"))
    await api.press(card, "Due", ann.user)
    await api.until(() => labels().length === 4)
    expect(await api.press(card, "Back", bo.user)).toEqual({ text: "Nothing was changed.", alert: false })
    await api.until(() => labels().flat().includes("Due"))
    expect(await team.row(task)).toMatchObject({
      assignee: personActor(await team.personIdOf(bo.user)),
      priority: "critical",
      due: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)
    })
    expect(team.events().filter((tag) => tag.startsWith("Task"))).toEqual([
      "TaskCreated",
      "TaskAssigned",
      "TaskPrioritised",
      "TaskScheduled"
    ])
  })
)

test(
  "only a member may press a button: a viewer and a person outside of the group change nothing, with any data",
  withTeam(async (on) => {
    const { api, team } = on
    const { group, card, task } = await withCard(on)
    const [eve, viewer, mallory] = [api.person("Eve"), api.person("Vi"), api.person("Mallory")]
    await team.admit(viewer.user, "viewer")
    await team.admit(mallory.user, "member")
    api.send(mallory.chat, mallory.user, "Mine")
    await api.until(() => api.cards(mallory.chat).length === 1)
    const before = team.events()
    const revision = (await team.row(task))?.seq ?? 0
    const all = [
      { is: "open", picker: { field: "assignee", page: 0 } },
      { is: "back" },
      { is: "done" },
      { is: "undo" },
      { is: "confirm" },
      { is: "assign", person: null },
      { is: "prioritise", priority: "low" },
      { is: "schedule", day: null }
    ] as const
    for (const action of all) {
      const data = pressData({ action, task, revision })
      const refused = await api.press(card, { data }, viewer.user)
      expect([action, refused.alert]).toEqual([action, true])
      // Mallory presses data of another chat's card under a message of her own.
      const foreign = await api.press(only(api.cards(mallory.chat)), { data }, mallory.user)
      expect([action, foreign.alert]).toEqual([action, true])
      api.press(card, { data }, eve.user).catch(() => {})
    }
    api.send(group, only([api.person("Zed")]).user, "hello")
    expect(team.events().filter((tag) => !before.includes(tag) && tag !== "MemberSeen")).toEqual([])
    expect(await team.row(task)).toMatchObject({ status: "open", priority: null, assignee: null, due: null })
  })
)

test(
  "Undo takes back the last change of the person who presses, once for each state, and never another person's",
  withTeam(async (on) => {
    const { api, team } = on
    const { ann, bo, card, task } = await withCard(on)
    await api.press(card, "Done", ann.user)
    await api.until(() => card.text.includes("done"))
    expect((await api.press(card, "Undo", bo.user)).text).toBe("There is nothing of yours to undo here.")
    const data = card.buttons.flat().find(({ text }) => text.includes("Undo"))?.callback_data ?? ""
    expect(await api.press(card, { data }, ann.user)).toEqual({ text: "Undone: “done”.", alert: false })
    expect(await api.press(card, { data }, ann.user)).toEqual({ text: "Undone: “done”.", alert: false })
    await api.until(() => card.text.includes("open"))
    expect(await team.row(task)).toMatchObject({ status: "open" })
    expect(team.events().filter((tag) => tag === "TaskReopened")).toHaveLength(1)
  })
)

test(
  "suggestions are kept by one press, and Undo of a creation cancels the task",
  withTeam(async (on) => {
    const { api, team } = on
    const { ann, card, labels, task } = await withCard(on)
    await team.classify(task, { category: "bug", priority: "high", due: "2026-11-27" })
    await api.until(() => labels().flat().includes("✓ Keep the suggestions"))
    expect(await api.press(card, "Keep", ann.user)).toEqual({ text: "Saved.", alert: false })
    await api.until(() => !labels().flat().includes("✓ Keep the suggestions"))
    expect(await team.row(task)).toMatchObject({ suggested: [], category: "bug", priority: "high", due: "2026-11-27" })
    api.send(ann.chat, ann.user, "Buy milk")
    await api.until(() => api.cards(ann.chat).length === 1)
    const milk = only(api.cards(ann.chat))
    await api.press(milk, "Undo", ann.user)
    await api.until(() => milk.text.includes("cancelled"))
    expect(team.events().at(-1)).toBe("TaskCancelled")
  })
)
