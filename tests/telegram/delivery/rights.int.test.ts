/** Chats and topics where the bot may not write for a while: their cards wait, and nothing is given up. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { only, withTeam } from "../kit/scene.ts"
import { cardIn, rowOf, withOutbox } from "../kit/outboxScene.ts"

const sends = ({ api }: { readonly api: { readonly calls: ReadonlyArray<{ readonly method: string }> } }) =>
  api.calls.filter(({ method }) => method === "sendMessage").length

test(
  "a card is sent some minutes after the chat lets the bot write again, without an update of it and without many tries",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, pass, seconds }) {
      const ann = api.person("Ann")
      const [silent, open] = [api.supergroup("Silent"), api.supergroup("Open")]
      api.send(silent, ann.user, "/task one")
      api.send(open, ann.user, "/task two")
      api.mute(silent)
      for (const n of [1, 2, 3]) yield* set(rowOf(n))
      yield* outbox().ensure("one", cardIn(silent.id, 1))
      yield* outbox().ensure("two", cardIn(silent.id, 2))
      yield* pass(() => sends({ api }) === 1)
      yield* outbox().noteUpdate(silent.id, 5)
      yield* outbox().ensure("three", cardIn(open.id, 3))
      yield* pass(() => api.cards(open).length === 1)
      api.mute(silent, false)
      yield* pass(() => api.cards(silent).length === 2)
      expect(yield* seconds).toBeLessThan(310)
      expect(sends({ api })).toBe(4)
    })
  )
)

test(
  "an edit that was refused is made when the right returns, also after a restart",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, pass, restart }) {
      const ann = api.person("Ann")
      const group = api.supergroup("Team")
      api.send(group, ann.user, "/task one")
      yield* set(rowOf(1))
      yield* outbox().ensure("one", cardIn(group.id, 1))
      yield* pass(() => api.cards(group).length === 1)
      api.mute(group)
      yield* set({ ...rowOf(1), title: "Another title", seq: 2 })
      yield* pass(() => api.calls.some(({ answer }) => answer?.includes("not enough rights") === true))
      yield* restart
      api.mute(group, false)
      yield* pass(() => only(api.cards(group)).text.includes("Another title"))
      expect(only(api.cards(group)).edits).toBe(1)
    })
  )
)

test(
  "the card is sent at once when Telegram tells that the bot may write again",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    const group = api.supergroup("Team")
    await team.start()
    api.send(group, ann.user, "/task Fix the login")
    await api.until(() => api.cards(group).length === 1)
    api.restrict(group, ann.user)
    api.send(group, ann.user, "/task Order cake")
    await api.until(() => api.calls.some(({ answer }) => answer?.includes("not enough rights") === true))
    api.restrict(group, ann.user, false)
    await api.until(() => api.cards(group).length === 2)
    expect(api.cards(group)[1]?.text).toMatch(/^T-2 · Order cake/)
  })
)

test(
  "a closed topic keeps its cards until it is reopened, and the other topics get theirs",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    const forum = api.supergroup("Team", { forum: true })
    const [web, food] = [api.topic(forum, ann.user, "Web"), api.topic(forum, ann.user, "Food")]
    await team.start()
    api.closeTopic(forum, ann.user, web)
    api.send(forum, ann.user, "/task Fix the login", { thread: web })
    await api.until(() => api.calls.some(({ answer }) => answer?.includes("TOPIC_CLOSED") === true))
    api.send(forum, ann.user, "/task Order cake", { thread: food })
    await api.until(() => api.cards(forum).length === 1)
    expect(only(api.cards(forum)).thread).toBe(food)
    api.closeTopic(forum, ann.user, web, false)
    await api.until(() => api.cards(forum).length === 2)
    expect(api.cards(forum)[1]).toMatchObject({ thread: web, text: expect.stringContaining("Fix the login") })
  })
)
