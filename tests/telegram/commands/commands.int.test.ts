/** The commands that are answered from the read models. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { CommandBus } from "../../../commands/commandBus.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { personActor } from "../../../domain/ids.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { only, withTeam } from "../kit/scene.ts"

test(
  "/my, /today, /find and /history answer with what the sender may see, and /undo takes back the last change",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    for (const { user } of [ann, bo]) await team.admit(user, "member")
    const group = api.supergroup("Team")
    await team.start()
    const answers = () => api.cards(ann.chat).map(({ text }) => text)
    const ask = async (text: string) => {
      const before = answers().length
      api.send(ann.chat, ann.user, text)
      await api.until(() => answers().length > before)
      return answers().at(-1)
    }
    api.send(bo.chat, bo.user, "Secret login of Bo")
    await api.until(() => api.cards(bo.chat).length === 1)
    expect(await ask("/my")).toBe("No tasks. All caught up.")
    await ask("Fix login @me today")
    // `/my` lists Ann's private task without an assignee, and not the private task of Bo.
    await ask("Order cake")
    expect(await ask("/my")).toMatch(/^○ T-2 · .+ · Fix login\n○ T-3 · Order cake$/u)
    expect(await ask("/today")).toMatch(/^○ T-2 · .+ · Fix login$/u)
    expect(await ask("/find login")).toMatch(/^○ T-2 · .+ · Fix login$/u)
    expect(await ask("/find nothing such")).toBe(
      "No tasks match. I search the tasks of the team, your own, and those of the groups that you are in."
    )
    expect(await ask("/find")).toContain("/find login")
    expect(await ask("/history T-1")).toContain("does not exist, or you cannot see it")
    expect(await ask("/history T-2")).toMatch(/^T-2 · Fix login\n.+ · created · Ann$/u)
    expect(await ask("/history what")).toContain("/history T-12")
    expect(await ask("/undo")).toBe(
      "T-3 · Order cake\nUndone: the task is cancelled. ↺ Reopen on its card brings it back."
    )
    expect(await team.row(team.tasks()[2] ?? only(team.tasks()))).toMatchObject({
      title: "Order cake",
      status: "cancelled"
    })
    api.send(group, ann.user, "/my")
    await api.until(() => api.cards(group).length === 1)
    expect(only(api.cards(group)).text).toContain("in a private chat")
  })
)

test(
  "/undo asks before it overwrites another person's later change, and names the task and the change",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    for (const { user } of [ann, bo]) await team.admit(user, "member")
    const group = api.supergroup("Team")
    await team.start()
    api.send(group, ann.user, "/task Fix login")
    await api.until(() => api.cards(group).length === 1)
    const card = only(api.cards(group))
    const pick = async (user: typeof ann.user, label: string) => {
      await api.press(card, "Priority", user)
      await api.until(() => card.buttons.flat().some(({ text }) => text.includes(label)))
      await api.press(card, label, user)
      await api.until(() => card.text.includes(label) && card.buttons.flat().some(({ text }) => text.includes("Undo")))
    }
    await pick(ann.user, "high")
    await pick(ann.user, "low")
    await pick(bo.user, "critical")
    expect((await api.press(card, "Undo", ann.user)).text).toBe(
      "Bo has changed this since, so nothing was undone. In our private chat, /undo asks you whether to overwrite that."
    )
    api.send(ann.chat, ann.user, "/undo")
    await api.until(() => api.cards(ann.chat).length === 1)
    const question = only(api.cards(ann.chat))
    expect(question.text).toBe(
      "T-1 · Fix login\nBo has changed the same thing after your last change (“priority set”), so nothing is undone yet. Overwrite it?"
    )
    const [task] = team.tasks()
    if (task === undefined) throw new Error("no task")
    expect(await team.row(task)).toMatchObject({ priority: "critical" })
    const data = question.buttons[0]?.[0]?.callback_data ?? ""
    expect(await api.press(card, { data }, bo.user)).toMatchObject({ text: "This button no longer works." })
    expect(await api.press(question, "Undo anyway", ann.user)).toEqual({ text: "Undone.", alert: false })
    await api.until(() => question.text === "T-1 · Fix login\nUndone: “priority set”.")
    expect(await team.row(task)).toMatchObject({ priority: "high" })
  })
)

test(
  "/undo takes back a new title and a new description, and asks when another person has changed the text since",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    for (const { user } of [ann, bo]) await team.admit(user, "member")
    const group = api.supergroup("Team")
    await team.start()
    const said = api.send(group, ann.user, "/task Fix login")
    await api.until(() => api.cards(group).length === 1)
    const task = only(team.tasks())
    // Bo is a member of the group from his first word there.
    api.send(group, bo.user, "/task Order cake")
    await api.until(() => api.cards(group).length === 2)
    const [annActor, boActor] = [
      personActor(await team.personIdOf(ann.user)),
      personActor(await team.personIdOf(bo.user))
    ]
    const undo = async () => {
      const before = api.cards(ann.chat).length
      api.send(ann.chat, ann.user, "/undo")
      await api.until(() => api.cards(ann.chat).length > before)
      return api.cards(ann.chat).at(-1)
    }
    api.edit(said, "/task Fix logout")
    await team.until(() => team.events().includes("TaskRetitled"))
    expect((await undo())?.text).toBe("T-1 · Fix login\nUndone: “title changed”.")
    expect(await team.row(task)).toMatchObject({ title: "Fix login" })
    await team.send(task, annActor, "words", { _tag: "DescribeTask", wordsOf: annActor, description: "In Safari" })
    await team.send(task, boActor, "words", { _tag: "DescribeTask", wordsOf: boActor, description: "Everywhere" })
    const question = await undo()
    expect(question?.text).toContain("Bo has changed the same thing after your last change (“description changed”)")
    if (question === undefined) throw new Error("no question")
    expect(await api.press(question, "Undo anyway", ann.user)).toEqual({ text: "Undone.", alert: false })
    expect(await team.row(task)).toMatchObject({ description: "" })
  })
)

test(
  "/undo says that a text which was erased with the data of its author cannot come back",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    for (const { user } of [ann, bo]) await team.admit(user, "member")
    const group = api.supergroup("Team")
    await team.start()
    api.send(group, ann.user, "/task Fix login")
    await api.until(() => api.cards(group).length === 1)
    api.send(bo.chat, bo.user, "/help")
    await api.until(() => api.cards(bo.chat).length === 1)
    await api.press(only(api.cards(group)), "Done", bo.user)
    const boActor = personActor(await team.personIdOf(bo.user))
    const task = only(team.tasks())
    await team.send(task, boActor, "title", { _tag: "RetitleTask", wordsOf: boActor, title: "Fix logout" })
    const subject = subjectOf("person", await team.personIdOf(ann.user))
    await team.run(
      Effect.flatMap(CommandBus, (bus) =>
        bus.send({ actor: operator, key: "forget" }, { subject, command: { _tag: "ForgetPerson" } })
      )
    )
    api.send(bo.chat, bo.user, "/undo")
    await api.until(() => api.cards(bo.chat).length === 2)
    expect(api.cards(bo.chat).at(-1)?.text).toBe(
      "The earlier text was erased together with the data of its author, so it cannot come back. Nothing was undone."
    )
    expect(await team.row(task)).toMatchObject({ title: "Fix logout" })
  })
)

test(
  "/find by a person who has left the group finds nothing of it, and says where it searches",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    for (const { user } of [ann, bo]) await team.admit(user, "member")
    const group = api.supergroup("Team")
    await team.start()
    for (const { user } of [ann, bo]) api.send(group, user, `/task Fix login of ${user.first_name}`)
    await api.until(() => api.cards(group).length === 2)
    api.leave(group, bo.user)
    await team.until(() => team.events().includes("MemberLost"))
    api.send(bo.chat, bo.user, "/find login")
    await api.until(() => api.cards(bo.chat).length === 1)
    expect(only(api.cards(bo.chat)).text).toBe(
      "No tasks match. I search the tasks of the team, your own, and those of the groups that you are in."
    )
  })
)

test(
  "an unknown command is answered once, and in a group only when it names the bot",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    const group = api.supergroup("Team")
    await team.start()
    api.send(ann.chat, ann.user, "/frobnicate")
    api.send(ann.chat, ann.user, "/frobnicate again")
    api.send(group, ann.user, "/frobnicate")
    api.send(group, ann.user, "/frobnicate@tracker_bot")
    await api.until(() => api.cards(group).length === 1)
    api.send(ann.chat, ann.user, "/help")
    await api.until(() => api.cards(ann.chat).length === 2)
    expect(api.cards(ann.chat)[0]?.text).toContain("I do not know this command")
    expect(team.tasks()).toEqual([])
  })
)

test(
  "the commands are offered by kind of chat and by language",
  withTeam(async ({ api, team }) => {
    await team.start()
    await api.until(() => api.commands.size === 9)
    expect([...api.commands.keys()].toSorted()).toEqual([
      "all_chat_administrators",
      "all_chat_administrators ru",
      "all_chat_administrators uk",
      "all_group_chats",
      "all_group_chats ru",
      "all_group_chats uk",
      "all_private_chats",
      "all_private_chats ru",
      "all_private_chats uk"
    ])
    expect(api.commands.get("all_private_chats uk")?.[0]).toEqual({ command: "my", description: "Мої завдання" })
  })
)
