/** Calls that would be made too often, twice, or never. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { only, withTeam } from "../kit/scene.ts"
import { cardIn, rowOf, withOutbox } from "../kit/outboxScene.ts"

test.each([0, 12, 40])(
  "one card stays when its answer was lost among %d messages that the bot does not see",
  (unseen) =>
    withOutbox(
      Effect.fnUntraced(function* ({ api, outbox, set, pass, restart }) {
        const ann = api.person("Ann")
        const group = api.supergroup("Team")
        api.send(group, ann.user, "/task one")
        yield* set(rowOf(1))
        yield* set(rowOf(2))
        for (let i = 0; i < unseen; i++) api.sayUnseen(group, ann.user, `talk ${i}`)
        api.fault("sendMessage", { is: "dropped" })
        yield* outbox().ensure("one", cardIn(group.id, 1))
        yield* pass(() => api.calls.some(({ method }) => method === "editMessageText"))
        yield* restart
        yield* outbox().ensure("two", cardIn(group.id, 2))
        const removed = () => api.calls.filter(({ method }) => method === "deleteMessage").length
        yield* pass(() => api.cards(group).length >= 2 && (unseen === 0 || removed() === 1))
        expect(
          api
            .cards(group)
            .map(({ text }) => text.split("\n")[0]?.slice(0, 3))
            .toSorted()
        ).toEqual(["T-1", "T-2"])
        yield* set({ ...rowOf(1), title: "Another title", seq: 9 })
        yield* pass(() => api.cards(group).some(({ text }) => text.includes("Another title")))
        expect(api.calls.filter(({ answer }) => answer?.startsWith("Too Many") === true)).toEqual([])
      })
    )()
)

test(
  "changes that a card does not show are no edits, and its button still works afterwards",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    api.send(ann.chat, ann.user, "Fix it")
    await api.until(() => api.cards(ann.chat).length === 1)
    const card = only(api.cards(ann.chat))
    for (let n = 0; n < 8; n++) {
      const comment = api.send(ann.chat, ann.user, `comment ${n}`, { replyTo: card.id })
      await api.until(() => comment.reactions.size === 1)
    }
    expect(card.edits).toBe(0)
    expect(await api.press(card, "Done", ann.user)).toEqual({ text: "Done.", alert: false })
    await api.until(() => card.text.includes("done"))
    expect(card.edits).toBe(1)
  })
)

test(
  "an 👀 that Telegram refuses for a while arrives, and delays no card",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    api.fault("setMessageReaction", { is: "flood", retryAfter: 1 })
    api.fault("setMessageReaction", { is: "unheard" })
    await team.start()
    const said = api.send(ann.chat, ann.user, "Fix it")
    await api.until(() => said.reactions.size === 1 && api.cards(ann.chat).length === 1)
    expect(team.tasks()).toHaveLength(1)
  })
)

test(
  "an 👀 that was not made before the bot was killed is made by the next one",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    api.fault("setMessageReaction", { is: "bad-gateway" }, { times: 1000 })
    await team.start()
    const said = api.send(ann.chat, ann.user, "Fix it")
    await team.until(() => team.tasks().length === 1)
    await api.until(() => api.calls.some(({ method }) => method === "setMessageReaction"))
    await team.kill()
    api.clearFaults()
    await team.start()
    await api.until(() => said.reactions.size === 1 && api.cards(ann.chat).length === 1)
    expect(team.tasks()).toHaveLength(1)
  })
)

test(
  "the pace of a group and the wait that Telegram asked for continue after a restart",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, pass, restart, seconds }) {
      const [ann, bo] = [api.person("Ann"), api.person("Bo")]
      const group = api.supergroup("Team")
      api.send(group, ann.user, "/task lots")
      api.send(bo.chat, bo.user, "one")
      for (let n = 1; n <= 26; n++) yield* set(rowOf(n))
      api.fault("sendMessage", { is: "flood", retryAfter: 50 }, { chat: bo.chat.id })
      yield* outbox().ensure("flooded", cardIn(bo.chat.id, 26))
      for (let n = 1; n <= 25; n++) yield* outbox().ensure(`card${n}`, cardIn(group.id, n))
      yield* pass(() => api.cards(group).length === 20)
      yield* restart
      yield* pass(() => api.cards(bo.chat).length === 1)
      expect(yield* seconds).toBeGreaterThanOrEqual(50)
      expect(yield* seconds).toBeLessThan(55)
      yield* pass(() => api.cards(group).length === 25)
      expect(yield* seconds).toBeGreaterThanOrEqual(60)
      expect(api.calls.map(({ answer }) => answer).filter((answer) => answer !== "ok")).toHaveLength(1)
    })
  )
)

test(
  "the next process counts an edit whose answer never came",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, pass, restart }) {
      const ann = api.person("Ann")
      api.send(ann.chat, ann.user, "Fix it")
      yield* set(rowOf(1))
      yield* outbox().ensure("card", cardIn(ann.chat.id, 1))
      yield* pass(() => api.cards(ann.chat).length === 1)
      api.fault("editMessageText", { is: "mute" })
      yield* set({ ...rowOf(1), title: "Another title", seq: 9 })
      yield* pass(() => only(api.cards(ann.chat)).edits === 1)
      yield* set({ ...rowOf(1), title: "The last title", seq: 10 })
      yield* restart
      yield* pass(() => only(api.cards(ann.chat)).text.includes("The last title"))
      expect(api.floods()).toEqual([])
    })
  )
)

test(
  "the next process counts 👀 against the limit of all chats",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, pass, restart }) {
      const people = Array.from({ length: 50 }, (_, n) => api.person(`P${n}`))
      const said = people.map(({ chat, user }) => api.send(chat, user, "task"))
      const seen = () => said.filter(({ reactions }) => reactions.size > 0).length
      for (const { id, chat } of said)
        yield* outbox().ensure(`eyes${chat}`, {
          chat,
          thread: null,
          replyTo: id,
          language: "en",
          what: { is: "reaction", emoji: "👀" }
        })
      yield* pass(() => seen() === 25)
      yield* restart
      yield* pass(() => seen() === 50)
      expect(api.floods()).toEqual([])
    })
  )
)

test(
  "searches for lost messages in many chats delay no message of another chat by more than a second",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, pass, seconds }) {
      const ann = api.person("Ann")
      api.send(ann.chat, ann.user, "task")
      const groups = Array.from({ length: 60 }, (_, n) => api.supergroup(`Group ${n}`))
      api.fault("sendMessage", { is: "dropped" }, { times: groups.length, except: ann.chat.id })
      for (const [n, group] of groups.entries()) {
        api.send(group, ann.user, "/task")
        for (let i = 0; i < 30; i++) api.sayUnseen(group, ann.user, "talk")
        yield* set(rowOf(n + 1))
        yield* outbox().ensure(`card${n}`, cardIn(group.id, n + 1))
      }
      yield* pass(() => groups.every((group) => api.cards(group).length === 1))
      const waits: Array<number> = []
      for (let n = 1; n <= 5; n++) {
        const from = yield* seconds
        yield* set(rowOf(100 + n))
        yield* outbox().ensure(`own${n}`, cardIn(ann.chat.id, 100 + n))
        yield* pass(() => api.cards(ann.chat).length === n)
        const now = yield* seconds
        waits.push(now - from)
        let ticks = 0
        yield* pass(() => ++ticks > 20)
      }
      expect(Math.max(...waits)).toBeLessThanOrEqual(1)
    })
  )
)

test(
  "a burst to many chats stays below 30 calls a second",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, pass, seconds }) {
      const people = Array.from({ length: 80 }, (_, n) => api.person(`P${n}`))
      for (const [n, { chat, user }] of people.entries()) {
        api.send(chat, user, "task")
        yield* set(rowOf(n + 1))
        yield* outbox().ensure(`card${n}`, cardIn(chat.id, n + 1))
      }
      yield* pass(() => people.every(({ chat }) => api.cards(chat).length === 1))
      expect(yield* seconds).toBeLessThan(10)
      expect(api.calls.filter(({ answer }) => answer !== "ok")).toEqual([])
    })
  )
)

test(
  "cards whose tasks do not change are not read again, neither later nor after a restart",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, setUnheard, pass, restart, reads, seconds }) {
      const people = Array.from({ length: 100 }, (_, n) => api.person(`P${n}`))
      for (const [n, { chat, user }] of people.entries()) {
        api.send(chat, user, "task")
        yield* set(rowOf(n + 1))
        yield* outbox().ensure(`card${n}`, cardIn(chat.id, n + 1))
      }
      yield* pass(() => people.every(({ chat }) => api.cards(chat).length === 1))
      const sent = yield* seconds
      let now = sent
      yield* pass(() => ((now += 0.1), now > sent + 1300))
      const settled = reads()
      yield* pass(() => ((now += 0.1), now > sent + 2600))
      yield* restart
      yield* pass(() => ((now += 0.1), now > sent + 2610))
      expect(reads() - settled).toBeLessThanOrEqual(1)
      setUnheard({ ...rowOf(7), title: "Another title", seq: 1000 })
      const seventh = people[6]
      yield* pass(() => seventh !== undefined && only(api.cards(seventh.chat)).text.includes("Another title"))
      expect(reads() - settled).toBeLessThanOrEqual(5)
    })
  )
)
