/** Updates at a bad moment: edits after a decision, people without names, a group that changes while the bot writes to it. */
import { expect, test } from "vitest"
import { only, withTeam } from "../kit/scene.ts"

const withoutNames = { first_name: "", username: "", last_name: "" }

test(
  "people without names write, are assigned and press, and are shown by a word",
  withTeam(async ({ api, team }) => {
    const [ann, nobody] = [api.person("Ann"), api.person("x", withoutNames)]
    await team.admit(ann.user, "member")
    await team.admit({ ...nobody.user, first_name: "Nameless" }, "member")
    const group = api.supergroup("")
    await team.start()
    const said = api.send(group, nobody.user, "the pier is open")
    api.send(group, ann.user, "/task", { replyTo: said.id })
    await api.until(() => api.cards(group).length === 1)
    expect(await api.press(only(api.cards(group)), "Done", nobody.user)).toEqual({ text: "Done.", alert: false })
    const stranger = api.person("y", withoutNames)
    api.send(stranger.chat, stranger.user, "hello")
    await api.until(() => api.cards(stranger.chat).length === 1)
    expect(only(api.cards(stranger.chat)).text).toMatch(/^I do not know you yet/)
  })
)

test(
  "words of hidden and deleted users become tasks, also with an empty or a hostile name",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    const names = ["", " ", "\u202Eevil\0", "x".repeat(5000), "Ann"]
    for (const [n, sender_user_name] of names.entries())
      api.send(ann.chat, ann.user, `Check the mast ${n}`, {
        more: { forward_origin: { type: "hidden_user", sender_user_name, date: 1 } }
      })
    api.send(ann.chat, ann.user, "Check the sail", { more: { forward_origin: { type: "user", date: 1 } } })
    api.send(ann.chat, ann.user, "Check the oar", { more: { forward_origin: { type: "newer", what: {} } } })
    await api.until(() => api.cards(ann.chat).length === names.length + 2)
    expect(team.tasks()).toHaveLength(names.length + 2)
    const received = team.commits.flatMap(({ events }) => events).filter((event) => event._tag === "MessageReceived")
    const person = `person:${await team.personIdOf(ann.user)}`
    // A name is no proof: the words of a hidden user named Ann are not those of Ann.
    expect(received.slice(0, names.length).map(({ author }) => author)).not.toContain(person)
  })
)

test(
  "an edit of the message after its task is done, cancelled or of another title changes nothing that a person decided",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    const group = api.supergroup("Team")
    await team.start()
    const said = api.send(group, ann.user, "/task Paint the boat p1")
    await api.until(() => api.cards(group).length === 1)
    const card = only(api.cards(group))
    await api.press(card, "Done", ann.user)
    await api.until(() => card.text.includes("done"))
    api.edit(said, "/task Paint the boat p1 please")
    api.edit(said, "no task at all")
    api.edit(said, "/task")
    api.send(ann.chat, ann.user, "Order a cake")
    await api.until(() => api.cards(ann.chat).length === 1)
    expect(team.tasks()).toHaveLength(2)
    expect(team.events().filter((tag) => tag === "TaskCompleted")).toHaveLength(1)
    expect(team.events()).not.toContain("TaskReopened")
    expect(card.text).toContain("done")
  })
)

test.each([
  ["combining marks", `a${"\u0301".repeat(4095)}`],
  [
    "stacked marks on each letter",
    "z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032F\u031E\u0320\u034D".repeat(
      215
    )
  ],
  ["marks that turn text around", "\u202E\u2066a".repeat(1365)],
  ["variation selectors", `x${"\uFE0F".repeat(4095)}`]
])("a message of 4096 characters of %s gets an answer, and the next message its card", (_, text) =>
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    api.send(ann.chat, ann.user, text.slice(0, 4096))
    api.send(ann.chat, ann.user, "Order a cake")
    await api.until(() => api.cards(ann.chat).some(({ text: shown }) => shown.includes("Order a cake")))
    await api.until(() => api.cards(ann.chat).length === 2)
    for (const { text: shown } of api.cards(ann.chat)) {
      expect(shown.length).toBeLessThanOrEqual(4096)
      expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u)
    }
  })({ expect })
)

test.each([
  ["joiners", "\u200D".repeat(4096)],
  ["tags", "\u{E0061}".repeat(2048)]
])("a message of %s shows nothing, so it makes no task, and the next message gets its card", (_, text) =>
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    api.send(ann.chat, ann.user, text)
    api.send(ann.chat, ann.user, "Order a cake")
    await api.until(() => api.cards(ann.chat).length === 1)
    expect(only(api.cards(ann.chat)).text).toContain("Order a cake")
    expect(team.tasks()).toHaveLength(1)
  })({ expect })
)

test(
  "a group becomes a supergroup while its card is sent: the card comes once, in the supergroup",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    const group = api.group("Team")
    await team.start()
    api.fault("sendMessage", { is: "held" }, { chat: group.id })
    api.send(group, ann.user, "/task Paint the boat")
    await api.until(() => api.holding() === 1)
    const moved = api.migrate(group, ann.user)
    api.release()
    const cards = () => api.cards(moved).filter(({ text }) => text.startsWith("T-1"))
    await api.until(() => cards().length === 1)
    api.send(moved, ann.user, "/task Paint the pier")
    await api.until(() => api.cards(moved).some(({ text }) => text.startsWith("T-2")))
    expect(cards()).toHaveLength(1)
  })
)

test(
  "the bot is removed while its card is sent: other chats get theirs, and the card comes once when it is back",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    const group = api.supergroup("Team")
    await team.start()
    api.fault("sendMessage", { is: "held" }, { chat: group.id })
    api.send(group, ann.user, "/task Paint the boat")
    await api.until(() => api.holding() === 1)
    api.block(group, ann.user)
    api.release()
    api.send(ann.chat, ann.user, "Order a cake")
    await api.until(() => api.cards(ann.chat).length === 1)
    expect(api.cards(group)).toEqual([])
    api.unblock(group, ann.user)
    api.send(group, ann.user, "/task Paint the pier")
    const cards = (number: number) => api.cards(group).filter(({ text }) => text.startsWith(`T-${number} ·`))
    await api.until(() => cards(1).length === 1 && cards(3).length === 1)
    expect(team.tasks()).toHaveLength(3)
  })
)
