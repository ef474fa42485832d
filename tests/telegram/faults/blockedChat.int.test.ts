/** A chat to which nothing can be sent: it delays no other chat, and no press in it. */
import { expect, test } from "vitest"
import { withNotices } from "../kit/noticeScene.ts"
import { withTeam } from "../kit/scene.ts"

test(
  "other chats are served and presses are answered while hundreds of updates of one chat wait",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    for (const { user } of [ann, bo]) await team.admit(user, "member")
    const group = api.supergroup("Team")
    await team.start()
    api.send(group, ann.user, "/task Fix the login")
    await api.until(() => api.cards(group).length === 1)
    // The next card arrives, but its number stays unknown, so an answer to it has to wait.
    api.fault("sendMessage", { is: "dropped" }, { chat: group.id })
    api.fault("editMessageText", { is: "bad-gateway" }, { times: 1000, chat: group.id })
    api.send(group, ann.user, "/task Order cake")
    await api.until(() => api.cards(group).length === 2)
    const [login, cake] = api.cards(group)
    if (login === undefined || cake === undefined) throw new Error("no card")
    for (let n = 0; n < 230; n++) api.send(group, ann.user, `comment ${n}`, { replyTo: cake.id })
    api.send(bo.chat, bo.user, "Water the plants")
    await api.until(() => api.cards(bo.chat).length === 1)
    expect(await api.press(login, "Done", ann.user)).toEqual({ text: "Done.", alert: false })
    expect(team.events()).not.toContain("TaskCommented")
    api.clearFaults()
    await team.until(() => team.events().filter((tag) => tag === "TaskCommented").length === 230)
    const comments = team.commits
      .flatMap(({ events }) => events)
      .flatMap((event) => (event._tag === "TaskCommented" ? [event.text] : []))
    expect(comments).toEqual(Array.from({ length: 230 }, (_, n) => `comment ${n}`))
  }),
  60_000
)

test(
  "a chat that fails and a chat that Telegram makes wait delay no card of another chat by more than a second",
  withNotices("2026-11-27T12:00:00Z", async ({ api, team, join, pass, passFor, seconds }) => {
    const people = await Promise.all(["Ann", "Bo", "Cy", "Di", "Eve"].map(join))
    await team.start()
    await pass(() => people.every(({ chat }) => api.cards(chat).length === 1))
    const [broken, slowed, ...others] = people
    for (const method of ["sendMessage", "editMessageText", "setMessageReaction"]) {
      api.fault(method, { is: "bad-gateway" }, { times: 1000, chat: broken?.chat.id ?? 0 })
      api.fault(method, { is: "flood", retryAfter: 30 }, { times: 1000, chat: slowed?.chat.id ?? 0 })
    }
    const waits: Array<number> = []
    for (let n = 1; n <= 20; n++) {
      const from = seconds()
      for (const { chat, user } of people) api.send(chat, user, `Item ${n}`)
      await pass(() => others.every(({ chat }) => api.cards(chat).length === n + 1))
      waits.push(seconds() - from)
      await passFor(2, 0.5)
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(1)
    api.clearFaults()
    await pass(() => people.every(({ chat }) => api.cards(chat).length === 21))
  })
)
