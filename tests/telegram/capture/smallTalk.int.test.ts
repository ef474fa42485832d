/** Thanks and greetings in a private chat are no tasks, and one press makes one. */
import { test } from "vitest"
import { only, withTeam } from "../kit/scene.ts"

test(
  "small talk in a private chat makes no task, in three languages; a press makes one, once, also after a kill",
  withTeam(async ({ api, team, expect }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    for (const text of ["Thanks!", "Привіт", "спасибо большое", "👍", "ok"]) api.send(ann.chat, ann.user, text)
    await api.until(() => api.cards(ann.chat).length === 5)
    expect(new Set(api.cards(ann.chat).map(({ text }) => text))).toEqual(new Set(["I did not make a task from this."]))
    expect(team.tasks()).toEqual([])
    const [first] = api.cards(ann.chat)
    if (first === undefined) throw new Error("no answer")
    const data = first.buttons.flat()[0]?.callback_data ?? ""
    const press = () => api.press(first, { data }, ann.user)
    expect(await press()).toEqual({ text: "It is a task now.", alert: false })
    await team.kill()
    await team.start()
    expect(await press()).toMatchObject({ text: "It is a task now." })
    await api.until(() => api.cards(ann.chat).length === 6)
    expect(api.cards(ann.chat).at(-1)?.text).toMatch(/^T-1 · Thanks!/u)
    expect(only(team.tasks())).toBeDefined()
  })
)

test(
  "a sticker and a die in a private chat make no task, also as the answer to a question; a press makes one, once",
  withTeam(async ({ api, team, expect }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    const sticker = { more: { sticker: { emoji: "👍" } } }
    api.send(ann.chat, ann.user, "", sticker)
    api.send(ann.chat, ann.user, "", { more: { dice: { emoji: "🎯", value: 4 } } })
    api.send(ann.chat, ann.user, "/task")
    await api.until(() => api.cards(ann.chat).length === 3)
    api.send(ann.chat, ann.user, "", { ...sticker, replyTo: api.cards(ann.chat)[2]?.id ?? 0 })
    await api.until(() => api.cards(ann.chat).length === 4)
    const answers = api.cards(ann.chat).filter(({ text }) => text === "I did not make a task from this.")
    expect(answers.map(({ buttons }) => buttons.flat().map(({ text }) => text))).toEqual(
      Array.from({ length: 3 }, () => ["Make it a task"])
    )
    expect(team.tasks()).toEqual([])
    const [first] = answers
    if (first === undefined) throw new Error("no answer")
    const data = first.buttons.flat()[0]?.callback_data ?? ""
    for (let n = 0; n < 2; n++)
      expect(await api.press(first, { data }, ann.user)).toMatchObject({ text: "It is a task now." })
    await api.until(() => api.cards(ann.chat).length === 5)
    expect(api.cards(ann.chat).at(-1)?.text).toMatch(/^T-1 · 👍/u)
    expect(team.tasks()).toHaveLength(1)
  })
)

test(
  "an answer to the question what to do, a forward and a text with one other word are tasks",
  withTeam(async ({ api, team, expect }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    api.send(ann.chat, ann.user, "hi milk")
    api.send(ann.chat, ann.user, "Thanks!", {
      more: { forward_origin: { type: "hidden_user", sender_user_name: "Zoe", date: 1 } }
    })
    api.send(ann.chat, ann.user, "/task")
    await api.until(() => api.cards(ann.chat).some(({ text }) => text.startsWith("Say what to do")))
    const question = api.cards(ann.chat).find(({ text }) => text.startsWith("Say what to do"))
    api.send(ann.chat, ann.user, "ok", { replyTo: question?.id ?? 0 })
    await api.until(() => api.cards(ann.chat).length === 4)
    expect(team.tasks()).toHaveLength(3)
  })
)

test(
  "another person's button, and data of another number, make no task",
  withTeam(async ({ api, team, expect }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    for (const { user } of [ann, bo]) await team.admit(user, "member")
    await team.start()
    api.send(ann.chat, ann.user, "Thanks!")
    api.send(bo.chat, bo.user, "Thanks!")
    await api.until(() => api.cards(ann.chat).length + api.cards(bo.chat).length === 2)
    const data = only(api.cards(ann.chat)).buttons.flat()[0]?.callback_data ?? ""
    expect(await api.press(only(api.cards(bo.chat)), { data }, bo.user)).toMatchObject({
      text: "This button no longer works."
    })
    expect(await api.press(only(api.cards(bo.chat)), { data: "t.zzzzzzz" }, bo.user)).toMatchObject({ alert: true })
    expect(team.tasks()).toEqual([])
  })
)
