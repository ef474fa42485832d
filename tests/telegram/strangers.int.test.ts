/** People whom the installation does not know: nothing of theirs is stored, and they do not keep the bot from its team. */
import { Layer } from "effect"
import { describe, expect, test } from "vitest"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { memoryUpdateLog } from "./kit/memoryUpdateLog.ts"
import { withTeam } from "./kit/scene.ts"
import { startTeam, type Team } from "./kit/team.ts"
import { startBotApi, type TestBotApi } from "./server/botApi.ts"

/** Runs a test with a bot whose stored updates are counted. */
const counting = (play: (on: { api: TestBotApi; team: Team; stored: () => number }) => Promise<void>) => async () => {
  const api = await startBotApi()
  let stored = 0
  const updates = memoryUpdateLog(() => {
    stored++
    return false
  })
  const team = await startTeam(api, { durable: Layer.merge(memoryRecord, updates) })
  try {
    await play({ api, team, stored: () => stored })
  } finally {
    await team.stop()
    await api.stop()
  }
}

/** The bot has asked for the updates after these, so it has confirmed them all. */
const confirmed = (api: TestBotApi) => api.until(() => api.pending().length === 0)
const answersIn = (api: TestBotApi, chat: { readonly id: number }) => api.cards(chat).map(({ text }) => text)

describe.concurrent("a stranger", () => {
  test(
    "who floods the bot costs no store write and one answer, and the team is served",
    counting(async ({ api, team, stored }) => {
      const [ann, eve] = [api.person("Ann"), api.person("Eve")]
      await team.admit(ann.user, "member")
      await team.start()
      for (let n = 0; n < 300; n++) api.send(eve.chat, eve.user, `A long story, part ${n}`)
      api.send(ann.chat, ann.user, "Fix the login")
      await api.until(() => api.cards(ann.chat).length === 1)
      await confirmed(api)
      expect(stored()).toBe(1)
      expect(answersIn(api, eve.chat)).toEqual([expect.stringMatching(/^I do not know you yet, so nothing was stored/)])
      expect(team.events().filter((tag) => tag === "MessageReceived")).toHaveLength(1)
    })
  )

  test(
    "is one of many: the answers to all together are few",
    counting(async ({ api, team, stored }) => {
      const ann = api.person("Ann")
      await team.admit(ann.user, "member")
      await team.start()
      const crowd = Array.from({ length: 60 }, (_, n) => api.person(`Stranger ${n}`))
      for (const each of crowd) api.send(each.chat, each.user, "Hello?")
      api.send(ann.chat, ann.user, "Fix the login")
      await api.until(() => api.cards(ann.chat).length === 1)
      await confirmed(api)
      expect(stored()).toBe(1)
      await api.until(() => crowd.flatMap(({ chat }) => answersIn(api, chat)).length === 20)
    })
  )

  test(
    "gets in with a code, also when the next message comes at once, and not without one",
    counting(async ({ api, team, stored }) => {
      const [eve, bo] = [api.person("Eve"), api.person("Bo")]
      const { code } = await team.printCode("Bo", "member")
      for (const guess of ["guess", "x".repeat(22), `${code}x`]) api.send(eve.chat, eve.user, `/start ${guess}`)
      api.send(bo.chat, bo.user, `/start ${code}`)
      api.send(bo.chat, bo.user, "Order cake")
      await team.start()
      await api.until(() => answersIn(api, bo.chat).some((text) => text.includes("Order cake")))
      await confirmed(api)
      expect(stored()).toBe(2)
      await api.until(() => answersIn(api, eve.chat).length === 3)
      expect(new Set(answersIn(api, eve.chat))).toEqual(new Set([expect.stringMatching(/^This code does not work/)]))
    })
  )

  test(
    "in a group is stored only with the consent of the group",
    counting(async ({ api, team, stored }) => {
      const [ann, eve] = [api.person("Ann"), api.person("Eve")]
      await team.admit(ann.user, "admin")
      const [group, foreign] = [api.supergroup("Team"), api.supergroup("Foreign")]
      await team.start()
      api.send(group, eve.user, "before")
      api.send(foreign, eve.user, "@tracker_bot, do this")
      api.send(group, ann.user, "/on")
      await api.until(() => answersIn(api, group).length === 1)
      const before = stored()
      api.send(group, eve.user, "after")
      await team.until(() => team.events().includes("MessageReceived"))
      expect([before, stored()]).toEqual([1, 2])
      expect(
        team.commits.flatMap(({ events }) => events).filter(({ _tag }) => _tag === "MessageReceived")
      ).toMatchObject([{ text: "after" }])
    })
  )

  test(
    "who edits a message or presses a button costs no store write",
    counting(async ({ api, team, stored }) => {
      const [ann, eve] = [api.person("Ann"), api.person("Eve")]
      await team.admit(ann.user, "member")
      const group = api.supergroup("Team")
      await team.start()
      const said = api.send(eve.chat, eve.user, "Hello")
      api.edit(said, "Hello again")
      api.send(group, ann.user, "/task Fix the login")
      await api.until(() => api.cards(group).length === 1)
      const [card] = api.cards(group)
      if (card === undefined) throw new Error("no card")
      for (let n = 0; n < 3; n++) expect(await api.press(card, "Done", eve.user)).toMatchObject({ alert: true })
      expect(stored()).toBe(1)
    })
  )
})

test(
  "an answer to a stranger is not taken for a card whose send was lost",
  withTeam(async ({ api, team }) => {
    const [ann, eve] = [api.person("Ann"), api.person("Eve")]
    await team.admit(ann.user, "member")
    const group = api.supergroup("Team")
    await team.start()
    api.fault("sendMessage", { is: "unheard" }, { chat: group.id })
    api.send(group, ann.user, "/task Fix the login")
    await api.until(() => api.calls.some(({ method }) => method === "sendMessage"))
    api.send(group, eve.user, "/task Give me access")
    await api.until(() => api.cards(group).length === 2)
    await api.until(() => api.cards(group).some(({ text }) => text.startsWith("T-1")))
    expect(api.cards(group).filter(({ text }) => text.startsWith("I do not know you yet"))).toHaveLength(1)
    expect(api.cards(group)).toHaveLength(2)
  })
)
