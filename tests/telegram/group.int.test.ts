/** Conversations with the bot in a group, compared as its members see them. */
import { describe, expect, test } from "vitest"
import { futureEvent } from "../../streams/kit/unreadable.ts"
import { only, withTeam } from "./kit/scene.ts"

describe.concurrent("in a group", () => {
  test(
    "/task and a mention make silent cards in the same topic, and other messages are not stored",
    withTeam(async ({ api, team, expect }) => {
      const [ann, bo] = [api.person("Ann"), api.person("Bo", { username: "bo" })]
      await team.admit(ann.user, "member")
      const forum = api.supergroup("Team", { forum: true })
      const topic = api.topic(forum, ann.user, "Web")
      await team.start()
      api.send(forum, bo.user, "good morning", { thread: topic, replyTo: topic })
      const broken = api.send(forum, bo.user, "the login is broken", { thread: topic, replyTo: topic })
      api.send(forum, ann.user, "/task", { thread: topic, replyTo: broken.id })
      await api.until(() => api.cards(forum).length === 1)
      api.send(forum, ann.user, "@tracker_bot, order cake", { thread: topic })
      await api.until(() => api.cards(forum).length === 2)
      expect(api.transcript(forum)).toMatchInlineSnapshot(`
      "  1  Ann: <forum_topic_created>
        2  Bo ↪ 1 #1: good morning
        3  Bo ↪ 1 #1: the login is broken
           [👀 Tracker]
        4  Ann ↪ 3 #1: /task
        5  Tracker ↪ 3 #1 🔕: T-1 · the login is broken
           ○ open · being classified…
           [ ✓ Done ] [ Assign ] [ Priority ]
           [ Due ] [ ↶ Undo ]
        6  Ann #1: @tracker_bot, order cake
           [👀 Tracker]
        7  Tracker ↪ 6 #1 🔕: T-2 · order cake
           ○ open · being classified…
           [ ✓ Done ] [ Assign ] [ Priority ]
           [ Due ] [ ↶ Undo ]"
    `)
      const messages = team.commits.flatMap(({ events }) => events).filter((event) => event._tag === "MessageReceived")
      expect(messages.map(({ text, thread }) => [text, thread])).toEqual([
        ["the login is broken", "1"],
        ["@tracker_bot, order cake", "1"]
      ])
      expect(messages[0]?.author).toBe(`person:${await team.personIdOf(bo.user)}`)
    })
  )

  test(
    "a press on a parked task is refused, and the chat goes on",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      const group = api.supergroup("Team")
      await team.start()
      api.send(group, ann.user, "/task Fix the login")
      await api.until(() => api.cards(group).length === 1)
      await team.storeRaw(`evt.task.${only(team.tasks())}`, futureEvent)
      expect(await api.press(only(api.cards(group)), "Done", ann.user)).toMatchObject({ alert: true })
      api.send(group, ann.user, "/task Order cake")
      await api.until(() => api.cards(group).length === 2)
    })
  )

  test(
    "a press by a person without the role is refused, and a member's is executed",
    withTeam(async ({ api, team }) => {
      const [ann, bo, eve] = [api.person("Ann"), api.person("Bo"), api.person("Eve", { language_code: "ru" })]
      await team.admit(ann.user, "member")
      await team.admit(bo.user, "member")
      const group = api.supergroup("Team")
      await team.start()
      api.send(group, ann.user, "/task Fix the login")
      await api.until(() => api.cards(group).length === 1)
      const card = only(api.cards(group))
      expect(await api.press(card, "Done", eve.user)).toEqual({
        text: "Вы не можете менять здесь задачи. Разрешение даёт администратор трекера.",
        alert: true
      })
      expect(await api.press(card, { data: "d.ffffffffffffffffffff.1" }, bo.user)).toEqual({
        text: "This task does not exist, or you cannot see it.",
        alert: true
      })
      expect(await api.press(card, { data: "<script>" }, bo.user)).toEqual({
        text: "This button no longer works.",
        alert: true
      })
      expect(team.events()).not.toContain("TaskCompleted")
      // Bo has sent no message here. His press shows that he is in the group.
      expect(await api.press(card, "Done", bo.user)).toEqual({ text: "Done.", alert: false })
      await api.until(() => card.text.includes("done"))
      expect(team.commits.at(-1)?.actor).toBe(`person:${await team.personIdOf(bo.user)}`)
    })
  )

  test(
    "a message becomes a task once, for any number of requests",
    withTeam(async ({ api, team }) => {
      const [ann, bo] = [api.person("Ann"), api.person("Bo")]
      await team.admit(ann.user, "member")
      await team.admit(bo.user, "member")
      const group = api.group("Team")
      await team.start()
      const said = api.send(group, bo.user, "the login is broken")
      api.send(group, ann.user, "/task", { replyTo: said.id })
      api.send(group, ann.user, "/task", { replyTo: said.id })
      await api.until(() => api.cards(group).length === 1)
      api.send(group, bo.user, "/task", { replyTo: said.id })
      await api.until(() => api.cards(group).length === 2)
      expect(api.cards(group).map(({ text }) => text.split("\n")[0])).toEqual([
        "T-1 · the login is broken",
        "This is already a task: T-1."
      ])
      expect(team.tasks()).toHaveLength(1)
    })
  )

  test(
    "only an admin turns the storing of messages on and off",
    withTeam(async ({ api, team }) => {
      const [ann, bo] = [api.person("Ann"), api.person("Bo")]
      await team.admit(ann.user, "admin")
      await team.admit(bo.user, "member")
      const group = api.supergroup("Team")
      await team.start()
      api.send(group, bo.user, "before")
      api.send(group, bo.user, "/on")
      api.send(group, ann.user, "/on")
      api.send(group, bo.user, "we decided to use Postgres")
      api.send(group, ann.user, "/off")
      api.send(group, bo.user, "after")
      api.send(group, ann.user, "/privacy")
      await api.until(() => api.cards(group).length === 4)
      expect(api.cards(group).map(({ text }) => text.slice(0, 50))).toEqual([
        "Only an admin of the tracker can change that.",
        "From now on messages here are stored, to find task",
        "Messages here are no longer stored. Those stored b",
        "Messages here are not stored, except:\n• messages w"
      ])
      const messages = team.commits.flatMap(({ events }) => events).filter((event) => event._tag === "MessageReceived")
      expect(messages.map(({ text }) => text)).toEqual(["we decided to use Postgres"])
      expect(team.events()).toEqual([
        "PersonJoined",
        "RoleGranted",
        "PersonJoined",
        "RoleGranted",
        "ChatBound",
        "MemberSeen",
        "ConsentGiven",
        "MemberSeen",
        "MessageReceived",
        "ChatMuted"
      ])
    }),
    30_000
  )

  test(
    "a person who leaves is no member any more, and messages of a group without the bot are not stored",
    withTeam(async ({ api, team }) => {
      const [ann, bo] = [api.person("Ann"), api.person("Bo")]
      await team.admit(ann.user, "admin")
      await team.admit(bo.user, "member")
      const group = api.supergroup("Team")
      await team.start()
      api.send(group, ann.user, "/on")
      api.send(group, bo.user, "hello")
      api.leave(group, bo.user)
      api.block(group, ann.user)
      await team.until(() => team.events().includes("ChatUnbound"))
      expect(team.events().slice(4)).toEqual([
        "ChatBound",
        "MemberSeen",
        "ConsentGiven",
        "MemberSeen",
        "MessageReceived",
        "MemberLost",
        "ChatUnbound"
      ])
    })
  )

  test(
    "a member brings forwarded words of another author, and content without words is stored",
    withTeam(async ({ api, team, expect }) => {
      const [ann, bo] = [api.person("Ann"), api.person("Bo")]
      await team.admit(ann.user, "admin")
      const group = api.supergroup("Team")
      await team.start()
      api.send(group, ann.user, "/on")
      const forward = (forward_origin: unknown) => ({ more: { forward_origin } })
      api.send(group, ann.user, "the price rises", forward({ type: "hidden_user", sender_user_name: "Olga P." }))
      api.send(group, ann.user, "the bill is paid", forward({ type: "user", sender_user: bo.user }))
      api.send(group, ann.user, "my own words", forward({ type: "user", sender_user: ann.user }))
      api.send(group, bo.user, "", {
        more: { poll: { question: "When?", options: [{ text: "Mon", voter_count: 0 }] } }
      })
      await team.until(() => team.events().filter((tag) => tag === "MessageReceived").length === 4)
      const [annId, boId] = [await team.personIdOf(ann.user), await team.personIdOf(bo.user)]
      const events = team.commits.flatMap(({ events }) => events)
      const messages = events.filter((event) => event._tag === "MessageReceived")
      const olga = events.find((event) => event._tag === "PersonJoined" && event.name === "Olga P.")
      expect(messages.map(({ author, broughtBy, text }) => [author, broughtBy, text])).toEqual([
        [olga?._tag === "PersonJoined" ? olga.person : "", `person:${annId}`, "the price rises"],
        [`person:${boId}`, `person:${annId}`, "the bill is paid"],
        [`person:${annId}`, undefined, "my own words"],
        [`person:${boId}`, undefined, "📊 When?\n- Mon (0)"]
      ])
    })
  )

  test(
    "a group that becomes a supergroup keeps its tasks, and gets new cards",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "admin")
      const group = api.group("Team")
      await team.start()
      api.send(group, ann.user, "/on")
      api.send(group, ann.user, "/task Fix the login")
      await api.until(() => api.cards(group).length === 2)
      const moved = api.migrate(group, ann.user)
      await api.until(() => api.cards(moved).length === 1)
      await team.classify(only(team.tasks()), { category: "bug", priority: "low" })
      await api.until(() => api.cards(moved).length === 2)
      expect(api.cards(moved).map(({ text }) => text)).toEqual([
        "Telegram has made this group a supergroup, so storing messages is off. Its tasks are kept.\nAn admin of the tracker can switch storing on again: /on.",
        "T-1 · Fix the login\n○ open · bug · low priority\nsuggested by qwen3:4b-instruct"
      ])
      expect(team.events().slice(-4)).toEqual(["ChatBound", "MemberSeen", "ChatMigrated", "TaskClassified"])
    })
  )

  test(
    "a group that becomes a supergroup keeps its messages as long as before",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "admin")
      const group = api.group("Team")
      await team.start()
      api.send(group, ann.user, "/on")
      await api.until(() => api.cards(group).length === 1)
      await team.keepMessages(30)
      api.migrate(group, ann.user)
      await team.until(() => team.events().includes("ChatMigrated"))
      expect(team.events().slice(-5)).toEqual([
        "RetentionSet",
        "ChatBound",
        "MemberSeen",
        "RetentionSet",
        "ChatMigrated"
      ])
      expect(team.commits.at(-2)?.events).toEqual([{ _tag: "RetentionSet", days: 30 }])
    })
  )

  test(
    "an anonymous admin is asked for their name",
    withTeam(async ({ api, team }) => {
      const group = api.supergroup("Team")
      await team.start()
      const anonymous = { id: 1_087_968_824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" }
      api.send(group, anonymous, "/task Fix it", { more: { sender_chat: group } })
      await api.until(() => api.cards(group).length === 1)
      expect(only(api.cards(group)).text).toMatch(/^I cannot tell who you are/)
      expect(team.events()).toEqual([])
    })
  )
})
