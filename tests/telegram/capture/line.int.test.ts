/** The one-line syntax: the words that name a field leave the title, in each language. */
import { expect, test } from "vitest"
import { personActor } from "../../../domain/ids.ts"
import { only, withTeam } from "../kit/scene.ts"

test.each([
  ["en", "/task Fix login @ann p1 tomorrow 18:00", "Fix login"],
  ["uk", "/task Полагодити вхід @Олегу п1 завтра 18:00", "Полагодити вхід"],
  ["ru", "/task Починить вход @Олега р1 завтра 18:00", "Починить вход"]
])("/task in %s", (language_code, text, title) =>
  withTeam(async ({ api, team }) => {
    const [oleh, ann] = [api.person("Олег", { language_code }), api.person("Ann")]
    for (const { user } of [oleh, ann]) await team.admit(user, "member")
    const group = api.supergroup("Team")
    await team.start()
    const said = api.send(group, oleh.user, text)
    await api.until(() => api.cards(group).length === 1)
    const assignee = language_code === "en" ? ann : oleh
    expect(await team.row(only(team.tasks()))).toMatchObject({
      title,
      description: "",
      assignee: personActor(await team.personIdOf(assignee.user)),
      priority: "critical",
      due: dayAfter(said.date, "T18:00:00Z"),
      suggested: []
    })
  })({ expect })
)

/** The day after a time in Unix seconds. */
const dayAfter = (seconds: number, rest: string) =>
  `${new Date((seconds + 24 * 3600) * 1000).toISOString().slice(0, 10)}${rest}`

test(
  "the syntax applies to private messages, answers to the bot and captions, and not to replied or forwarded messages",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    for (const { user } of [ann, bo]) await team.admit(user, "member")
    const group = api.supergroup("Team")
    await team.start()
    api.send(ann.chat, ann.user, "Buy milk p2 @me\nTwo litres p4")
    api.send(ann.chat, ann.user, "", { more: { caption: "Scan p3", photo: [{ file_id: "a", file_unique_id: "b" }] } })
    await api.until(() => api.cards(ann.chat).length === 2)
    const told = api.send(group, bo.user, "Order cake p1")
    api.send(group, ann.user, "/task", { replyTo: told.id })
    await api.until(() => api.cards(group).length === 1)
    api.send(group, ann.user, "/task")
    await api.until(() => api.cards(group).length === 2)
    api.send(group, ann.user, "Call Bo p4 @bo", { replyTo: api.cards(group)[1]?.id ?? 0 })
    await api.until(() => api.cards(group).length === 3)
    api.send(ann.chat, ann.user, "Forward p1", {
      more: { forward_origin: { type: "hidden_user", sender_user_name: "X" } }
    })
    await api.until(() => api.cards(ann.chat).length === 3)
    const rows = await Promise.all(team.tasks().map(team.row))
    expect(rows.map((row) => [row?.title, row?.priority, row?.assignee?.startsWith("person:") ?? false])).toEqual([
      ["Buy milk", "high", true],
      ["Scan", "medium", false],
      ["Order cake p1", null, false],
      ["Call Bo", "low", true],
      ["Forward p1", null, false]
    ])
    expect(rows[0]?.description).toBe("Buy milk p2 @me\nTwo litres p4")
  })
)

test(
  "an edited line changes the fields whose words were edited, and no field that a person has changed since",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    const said = api.send(ann.chat, ann.user, "Fix login p2")
    await api.until(() => api.cards(ann.chat).length === 1)
    const task = only(team.tasks())
    api.edit(said, "Fix the login p1")
    await team.until(() => team.events().includes("TaskPrioritised"))
    expect(await team.row(task)).toMatchObject({ title: "Fix the login", priority: "critical" })
    const actor = personActor(await team.personIdOf(ann.user))
    await team.send(task, actor, "web", { _tag: "PrioritiseTask", priority: "low" })
    api.edit(said, "Fix the login now p3")
    await team.until(() => team.events().filter((tag) => tag === "TaskRetitled").length === 2)
    api.send(ann.chat, ann.user, "Another")
    await api.until(() => api.cards(ann.chat).length === 2)
    expect(await team.row(task)).toMatchObject({ title: "Fix the login now", priority: "low" })
  })
)

test(
  "the card of a line with a name of two people asks which one is meant, and shows their handles",
  withTeam(async ({ api, team }) => {
    const [ann, other] = [api.person("Ann", { username: "annie" }), api.person("Ann")]
    for (const { user } of [ann, other]) await team.admit(user, "member")
    const group = api.supergroup("Team")
    await team.start()
    for (const { user } of [ann, other]) api.send(group, user, "/task Order a cake")
    await api.until(() => api.cards(group).length === 2)
    api.send(group, ann.user, "/task Fix login @ann")
    await api.until(() => api.cards(group).length === 3)
    const card = api.cards(group).find(({ text }) => text.includes("Fix login @ann"))
    if (card === undefined) throw new Error("no card")
    const labels = card.buttons.map((row) => row.map(({ text }) => text))
    expect(labels[0]?.length).toBe(2)
    expect(labels.at(-1)).toEqual(["‹ Back"])
    await api.press(card, labels[0]?.[1] ?? "", ann.user)
    await api.until(() => card.text.includes("assigned to Ann"))
    expect(card.buttons.flat().map(({ text }) => text)).toContain("Assign")
  })
)
