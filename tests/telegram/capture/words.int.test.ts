/** Requests for a task in other words than those of the message: a quoted part, and an answer to the bot's question. */
import { expect, test } from "vitest"
import { withTeam } from "../kit/scene.ts"

test(
  "/task on a quoted part takes the part, each part once, and without a chosen part the whole message",
  withTeam(async ({ api, team }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    await team.admit(ann.user, "member")
    const group = api.supergroup("Team")
    await team.start()
    const text = "Order cake. And the login is broken"
    const said = api.send(group, bo.user, text)
    const ask = (part: string, more: object = { is_manual: true }) =>
      api.send(group, ann.user, "/task", {
        replyTo: said.id,
        more: { quote: { text: part, position: text.indexOf(part), ...more } }
      })
    ask("the login is broken")
    ask("Order cake")
    ask("Order cake")
    ask("the login is broken", {})
    await api.until(() => api.cards(group).length === 3)
    expect(api.cards(group).map((each) => [each.text.split("\n")[0], each.replyTo])).toEqual([
      ["T-1 · the login is broken", said.id],
      ["T-2 · Order cake", said.id],
      ["T-3 · Order cake. And the login is broken", said.id]
    ])
  })
)

test(
  "a reply to the question what to do is the task, also after a restart, and a reply to another answer is none",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    const group = api.supergroup("Team")
    await team.start()
    api.send(group, ann.user, "/task")
    api.send(group, ann.user, "/help")
    await api.until(() => api.cards(group).length === 2)
    const [question, hello] = api.cards(group)
    await team.kill()
    await team.start()
    api.send(group, ann.user, "thanks", { replyTo: hello?.id ?? 0 })
    const answer = api.send(group, ann.user, "Fix the login", { replyTo: question?.id ?? 0 })
    await api.until(() => api.cards(group).length === 3)
    expect(api.cards(group)[2]).toMatchObject({
      text: expect.stringContaining("T-1 · Fix the login"),
      replyTo: answer.id
    })
    expect(team.tasks()).toHaveLength(1)
  })
)

test(
  "the answer on “Remain anonymous” goes to an anonymous admin, and not to a channel that posts in the group",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "admin")
    const group = api.supergroup("Team")
    const bound = api.supergroup("Bound")
    await team.start()
    api.send(bound, ann.user, "/on")
    await api.until(() => api.cards(bound).length === 1)
    const anonymous = {
      ...ann.user,
      id: 1_087_968_824,
      is_bot: true,
      first_name: "Group",
      username: "GroupAnonymousBot"
    }
    const channel = { ...ann.user, id: 136_817_688, is_bot: true, first_name: "Channel", username: "Channel_Bot" }
    const news = { id: -1_000_000_000_777, type: "channel", title: "News" }
    for (const chat of [group, bound]) {
      api.send(chat, channel, "/task read the news", { more: { sender_chat: news } })
      api.send(chat, anonymous, "/task Fix it", { more: { sender_chat: chat } })
    }
    await api.until(() => api.cards(group).length === 1 && api.cards(bound).length === 2)
    api.send(group, ann.user, "/task Order cake")
    await api.until(() => api.cards(group).length === 2)
    expect(
      [...api.cards(group), ...api.cards(bound)].filter(({ text }) => text.includes("Remain anonymous"))
    ).toHaveLength(2)
    expect(team.tasks()).toHaveLength(1)
  })
)
