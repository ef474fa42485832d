/** Private conversations with the bot, compared as the person sees them. */
import { describe, expect, test } from "vitest"
import { only, withTeam } from "./kit/scene.ts"

describe.concurrent("in private", () => {
  test(
    "a message becomes a task with one card, which follows the task",
    withTeam(async ({ api, team, expect }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      await team.start()
      const said = api.send(ann.chat, ann.user, "Fix the login\nIt fails on the phone.")
      await api.until(() => api.cards(ann.chat).length === 1 && said.reactions.size === 1)
      expect(api.transcript(ann.chat)).toMatchInlineSnapshot(`
      "  1  Ann: Fix the login
           It fails on the phone.
           [👀 Tracker]
        2  Tracker ↪ 1 🔕: T-1 · Fix the login
           ○ open · being classified…
           [ ✓ Done ] [ Assign ] [ Priority ]
           [ Due ] [ ↶ Undo ]"
    `)
      const card = only(api.cards(ann.chat))
      const task = only(team.tasks())
      expect(await team.row(task)).toMatchObject({
        title: "Fix the login",
        description: "Fix the login\nIt fails on the phone.",
        source: "telegram",
        audience: `person:${await team.personIdOf(ann.user)}`
      })
      await team.classify(task, { category: "bug", priority: "high", due: "2099-11-27" })
      await api.until(() => card.edits === 1)
      expect(await api.press(card, "Done", ann.user)).toEqual({ text: "Done.", alert: false })
      await api.until(() => card.edits === 2)
      expect(await api.press(card, "Reopen", ann.user)).toEqual({ text: "Reopened.", alert: false })
      await api.until(() => card.edits === 3)
      expect(api.transcript(ann.chat)).toMatchInlineSnapshot(`
      "  1  Ann: Fix the login
           It fails on the phone.
           [👀 Tracker]
        2  Tracker ↪ 1 🔕 (edited): T-1 · Fix the login
           ○ open · bug · high priority · due Fri, Nov 27, 2099
           suggested by qwen3:4b-instruct
           [ ✓ Keep the suggestions ]
           [ ✓ Done ] [ Assign ] [ Priority ]
           [ Due ] [ ↶ Undo ]
           — Ann pressed "✓ Done": “Done.”
           — Ann pressed "↺ Reopen": “Reopened.”"
    `)
      expect(team.events()).toEqual([
        "PersonJoined",
        "RoleGranted",
        "MessageReceived",
        "TaskCreated",
        "TaskClassified",
        "TaskCompleted",
        "TaskReopened"
      ])
    })
  )

  test(
    "a button that is pressed twice, and again after a reopening, acts once for each state",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      await team.start()
      api.send(ann.chat, ann.user, "Fix it")
      await api.until(() => api.cards(ann.chat).length === 1)
      const card = only(api.cards(ann.chat))
      // A client of Telegram repeats an unanswered press with another id.
      const data = { data: card.buttons.flat()[0]?.callback_data ?? "" }
      await Promise.all([api.press(card, data, ann.user), api.press(card, data, ann.user)])
      await api.until(() => card.text.includes("done"))
      await api.press(card, "Reopen", ann.user)
      await api.until(() => card.text.includes("open"))
      await api.press(card, "Done", ann.user)
      await api.until(() => card.text.includes("done"))
      expect(team.events().filter((tag) => tag.startsWith("TaskC") || tag === "TaskReopened")).toEqual([
        "TaskCreated",
        "TaskCompleted",
        "TaskReopened",
        "TaskCompleted"
      ])
      expect(api.cards(ann.chat)).toHaveLength(1)
    })
  )

  test(
    "an unknown person is told once how to get access, and their messages are not stored",
    withTeam(async ({ api, team }) => {
      const eve = api.person("Eve")
      await team.start()
      api.send(eve.chat, eve.user, "hello?")
      api.send(eve.chat, eve.user, "/help")
      api.send(eve.chat, eve.user, "anybody there?")
      const last = api.send(eve.chat, eve.user, "/privacy")
      await api.until(() => api.cards(eve.chat).some(({ replyTo }) => replyTo === last.id))
      await api.until(() => api.cards(eve.chat).length === 2)
      // The two are sent at the same time.
      expect(
        api
          .cards(eve.chat)
          .map(({ text }) => text.slice(0, 28))
          .toSorted()
      ).toEqual(["I do not know you yet, so no", "What you write to me is not "])
      expect(team.events()).toEqual([])
    })
  )

  test(
    "a code links a person without a Telegram account, and works once",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      const eve = api.person("Eve")
      const { code, person } = await team.printCode("Anna Owner", "owner")
      await team.start()
      api.send(ann.chat, ann.user, `/start ${code}`)
      await api.until(() => api.cards(ann.chat).length === 1)
      api.send(ann.chat, ann.user, "Order cake")
      api.send(eve.chat, eve.user, `/start ${code}`)
      await api.until(() => api.cards(ann.chat).length === 2 && api.cards(eve.chat).length === 1)
      expect(only(api.cards(eve.chat)).text).toMatch(/^This code does not work/)
      expect(api.transcript(ann.chat)).toContain("Hello! Your account is linked now.")
      expect(await team.row(only(team.tasks()))).toMatchObject({
        createdBy: `person:${person}`,
        audience: `person:${person}`
      })
      expect(team.events()).toEqual(["PersonJoined", "RoleGranted", "TelegramLinked", "MessageReceived", "TaskCreated"])
    })
  )

  test(
    "a viewer is told that they may only read",
    withTeam(async ({ api, team }) => {
      const vic = api.person("Vic", { language_code: "uk" })
      await team.admit(vic.user, "viewer")
      await team.start()
      api.send(vic.chat, vic.user, "Зробіть це")
      await api.until(() => api.cards(vic.chat).length === 1)
      expect(only(api.cards(vic.chat)).text).toBe(
        "Ваша роль дозволяє дивитися, але не створювати завдання. Змінити це може адміністратор трекера."
      )
      expect(team.tasks()).toEqual([])
    })
  )

  test(
    "a voice message is a task, a sticker gets an answer with a button, a caption counts as text, and an album is one task",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann", { language_code: "ru" })
      await team.admit(ann.user, "member")
      await team.start()
      api.send(ann.chat, ann.user, "", { more: { voice: { file_id: "v" } } })
      api.send(ann.chat, ann.user, "", { more: { photo: [], media_group_id: "77", caption: "Починить ступеньку" } })
      api.send(ann.chat, ann.user, "", { more: { photo: [], media_group_id: "77" } })
      api.send(ann.chat, ann.user, "", { more: { sticker: {} } })
      api.send(ann.chat, ann.user, "Конец")
      await api.until(() => api.cards(ann.chat).length === 4)
      expect(api.cards(ann.chat).map(({ text }) => text.split("\n")[0])).toEqual([
        "T-1 · Голосовое сообщение",
        "T-2 · Починить ступеньку",
        "Задача из этого не создана.",
        "T-3 · Конец"
      ])
    }),
    30_000
  )

  test(
    "an edit changes the stored message and its task, and a reply to a card is a comment on the task",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      await team.start()
      const said = api.send(ann.chat, ann.user, "Fix it")
      await api.until(() => api.cards(ann.chat).length === 1)
      const card = only(api.cards(ann.chat))
      api.edit(said, "Fix it, please")
      const answer = api.send(ann.chat, ann.user, "on Monday\nor later", { replyTo: card.id })
      await api.until(() => answer.reactions.size === 1)
      await team.until(() => team.events().includes("TaskCommented"))
      expect(team.events().slice(2)).toEqual([
        "MessageReceived",
        "TaskCreated",
        "TaskRetitled",
        "MessageEdited",
        "TaskCommented"
      ])
      expect(await team.row(only(team.tasks()))).toMatchObject({ comments: 1, title: "Fix it, please" })
    })
  )
})
