/** Lost answers, lost confirmations and killed bots: no action is done twice, and none is lost. */
import { describe, expect, test } from "vitest"
import { only, withTeam } from "./kit/scene.ts"
import type { TestBotApi } from "./server/botApi.ts"

const sentMessages = (api: TestBotApi) => api.calls.filter(({ method }) => method === "sendMessage").length

describe.concurrent("nothing is done twice", () => {
  test(
    "when an update is delivered again",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      await team.start()
      const said = api.send(ann.chat, ann.user, "Fix it")
      await api.until(() => api.cards(ann.chat).length === 1)
      // The same message in other updates, before and after a restart that lost the last confirmation.
      api.repeat(said)
      api.send(ann.chat, ann.user, "one more")
      await api.until(() => api.cards(ann.chat).length === 2)
      await team.kill()
      api.repeat(said)
      await team.start()
      api.send(ann.chat, ann.user, "the last")
      await api.until(() => api.cards(ann.chat).length === 3)
      expect(api.cards(ann.chat).map(({ text }) => text.split("\n")[0])).toEqual([
        "T-1 · Fix it",
        "T-2 · one more",
        "T-3 · the last"
      ])
      expect(team.events().filter((tag) => tag === "TaskCreated" || tag === "MessageReceived")).toHaveLength(6)
    })
  )

  test(
    "when the answer with the updates, and so their confirmation, is lost",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      api.send(ann.chat, ann.user, "Fix it")
      api.fault("getUpdates", { is: "dropped" })
      await team.start()
      await api.until(() => api.cards(ann.chat).length === 1)
      await team.kill()
      expect(team.tasks()).toHaveLength(1)
      expect(api.cards(ann.chat)).toHaveLength(1)
    })
  )

  test(
    "when the answer to a card is lost: the card is found again",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      api.fault("sendMessage", { is: "dropped" })
      await team.start()
      api.send(ann.chat, ann.user, "Fix it")
      // The bot tries to edit the message numbers above the last known one. "Not modified" shows that the message is its card.
      await api.until(() =>
        api.calls.some(
          ({ method, answer }) => method === "editMessageText" && answer?.includes("not modified") === true
        )
      )
      const card = only(api.cards(ann.chat))
      await api.press(card, "Done", ann.user)
      await api.until(() => card.text.includes("done"))
      expect(api.cards(ann.chat)).toHaveLength(1)
      expect(api.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(1)
    })
  )

  test(
    "when the bot is killed while it waits for the answer to a card",
    withTeam(async ({ api, team }) => {
      const [ann, bo] = [api.person("Ann"), api.person("Bo")]
      await team.admit(ann.user, "member")
      const group = api.supergroup("Team")
      await team.start()
      api.send(group, ann.user, "/task Fix it")
      await api.until(() => api.cards(group).length === 1)
      await team.kill()
      // The next send is processed, but its answer does not arrive: the bot is killed while it waits.
      api.fault("sendMessage", { is: "mute" })
      await team.start()
      api.send(group, ann.user, "/task Order cake")
      await api.until(() => api.cards(group).length === 2)
      await team.kill()
      api.send(group, bo.user, "people talk on")
      api.send(group, ann.user, "/task Water the plants")
      await team.start()
      await api.until(() => api.cards(group).length === 3)
      expect(api.cards(group).map(({ text }) => text.split("\n")[0])).toEqual([
        "T-1 · Fix it",
        "T-2 · Order cake",
        "T-3 · Water the plants"
      ])
      // The card that was found again works: its button and its edits.
      const [, cake] = api.cards(group)
      if (cake === undefined) throw new Error("no card")
      await api.press(cake, "Done", ann.user)
      await api.until(() => cake.text.includes("done"))
      expect(api.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(3)
    }),
    30_000
  )

  test(
    "when the bot is killed before it sends the card: the card is sent once",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      api.fault("sendMessage", { is: "held" })
      await team.start()
      api.send(ann.chat, ann.user, "Fix it")
      await api.until(() => api.calls.some(({ method }) => method === "sendMessage"))
      await team.kill()
      await team.start()
      await api.until(() => api.cards(ann.chat).length === 1)
      expect(only(api.cards(ann.chat)).text).toMatch(/^T-1 · Fix it/)
    }),
    60_000
  )

  test(
    "when every update of a day is handled again, because no checkpoint was stored",
    withTeam(async ({ api, team }) => {
      const [ann, bo] = [api.person("Ann"), api.person("Bo")]
      await team.admit(ann.user, "member")
      await team.admit(bo.user, "member")
      const group = api.supergroup("Team")
      await team.start()
      const said = api.send(group, bo.user, "the login is broken")
      api.send(group, ann.user, "/task p1", { replyTo: said.id })
      const asked = api.send(group, ann.user, "/task Order cake")
      await api.until(() => api.cards(group).length === 2)
      const [login, cake] = api.cards(group)
      if (login === undefined || cake === undefined) throw new Error("no card")
      await api.press(login, "Done", bo.user)
      await api.until(() => login.text.includes("done"))
      await api.press(login, "Reopen", bo.user)
      await api.until(() => !login.text.includes("done"))
      api.edit(asked, "/task Order a large cake")
      api.send(group, bo.user, "with cherries", { replyTo: cake.id })
      api.send(ann.chat, ann.user, "Water the plants")
      const stranger = api.person("Eve")
      api.send(stranger.chat, stranger.user, "hello")
      await api.until(() => api.cards(ann.chat).length === 1 && api.cards(stranger.chat).length === 1)
      await team.until(() => team.events().includes("TaskCommented"))
      const before = { events: team.events().length, sent: sentMessages(api), login: login.text }
      await team.killBeforeCheckpoint()
      await team.start()
      api.send(group, ann.user, "/task The last in the group")
      api.send(ann.chat, ann.user, "The last in private")
      await api.until(() => api.cards(group).length === 3 && api.cards(ann.chat).length === 2)
      // A restarted bot confirms once that the author of a message is still in the group.
      const later = team.events().slice(before.events)
      expect(later.filter((tag) => tag !== "MemberSeen").toSorted()).toEqual([
        "MessageReceived",
        "MessageReceived",
        "TaskCreated",
        "TaskCreated"
      ])
      expect(sentMessages(api)).toBe(before.sent + 2)
      expect(login.text).toBe(before.login)
    })
  )

  test(
    "when the author of a message has another name at the second request for a task of it",
    withTeam(async ({ api, team }) => {
      const [ann, bo, cy] = [api.person("Ann"), api.person("Bo"), api.person("Cy")]
      await team.admit(ann.user, "member")
      await team.admit(cy.user, "member")
      const group = api.supergroup("Team")
      await team.start()
      const said = api.send(group, bo.user, "the login is broken")
      api.send(group, ann.user, "/task", { replyTo: said.id })
      await api.until(() => api.cards(group).length === 1)
      // A restarted bot does not know which names it has recorded.
      await team.kill()
      Object.assign(bo.user, { first_name: "Boris" })
      await team.start()
      api.send(group, cy.user, "/task", { replyTo: said.id })
      await api.until(() => api.transcript(group).includes("already a task: T-1"))
      expect(team.events().filter((tag) => tag === "TaskCreated")).toHaveLength(1)
    })
  )
})

describe.concurrent("nothing is lost", () => {
  test(
    "of messages and changes while the bot was stopped",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      await team.start()
      api.send(ann.chat, ann.user, "Fix it")
      await api.until(() => api.cards(ann.chat).length === 1)
      await team.kill()
      const card = only(api.cards(ann.chat))
      await team.classify(only(team.tasks()), { category: "chore", priority: "low" })
      api.send(ann.chat, ann.user, "Order cake")
      await team.start()
      await api.until(() => card.text.includes("chore") && api.cards(ann.chat).length === 2)
      expect(api.cards(ann.chat)).toHaveLength(2)
    })
  )

  test(
    "for a person who blocks and unblocks the bot",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      await team.start()
      api.send(ann.chat, ann.user, "Fix it")
      await api.until(() => api.cards(ann.chat).length === 1)
      const card = only(api.cards(ann.chat))
      api.block(ann.chat, ann.user)
      await team.classify(only(team.tasks()), { category: "chore", priority: "low" })
      await api.until(() => api.calls.some(({ answer }) => answer?.includes("blocked") === true))
      const asked = api.calls.filter(({ method }) => method === "editMessageText").length
      expect(asked).toBe(1)
      api.unblock(ann.chat, ann.user)
      await api.until(() => card.text.includes("chore"))
    })
  )

  test(
    "but a card that a person deleted stays deleted",
    withTeam(async ({ api, team }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      await team.start()
      api.send(ann.chat, ann.user, "Fix it")
      await api.until(() => api.cards(ann.chat).length === 1)
      api.erase(only(api.cards(ann.chat)))
      await team.classify(only(team.tasks()), { category: "chore", priority: "low" })
      await api.until(() => api.calls.some(({ answer }) => answer?.includes("to edit not found") === true))
      api.send(ann.chat, ann.user, "Order cake")
      await api.until(() => api.cards(ann.chat).length === 1)
      expect(only(api.cards(ann.chat)).text).toMatch(/^T-2/)
    })
  )
})
