/** Messages that were perhaps sent more than once: one copy stays. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { only, withTeam } from "../kit/scene.ts"
import { cardIn, type OutboxScene, rowOf, withOutbox } from "../kit/outboxScene.ts"
import type { ApiChat } from "../server/serverState.ts"

/** A group with `unseen` messages that the bot does not see, and the row of one task. */
const groupWith = Effect.fnUntraced(function* ({ api, set }: OutboxScene, unseen: number) {
  const ann = api.person("Ann")
  const group = api.supergroup("Team")
  api.send(group, ann.user, "/task one")
  yield* set(rowOf(1))
  for (let i = 0; i < unseen; i++) api.sayUnseen(group, ann.user, `talk ${i}`)
  return { ann, group }
})

/** The copies that are left after an edit of the one that the bot knows. */
const copiesAfterEdit = Effect.fnUntraced(function* ({ api, set, pass }: OutboxScene, group: ApiChat) {
  yield* set({ ...rowOf(1), title: "Another title", seq: 9 })
  yield* pass(() => api.cards(group).some(({ text }) => text.includes("Another title")))
  return api.cards(group).length
})
const sends = ({ api }: OutboxScene) => api.calls.filter(({ method }) => method === "sendMessage").length

test(
  "a message whose number could not be stored is found, and is not sent again",
  withOutbox(
    Effect.fnUntraced(function* (on) {
      const { api, outbox, pass, failWrites } = on
      const { group } = yield* groupWith(on, 0)
      let failures = 0
      failWrites(() => (api.cards(group).length === 1 && failures++ === 0 ? "refused" : null))
      yield* outbox().ensure("one", cardIn(group.id, 1))
      yield* pass(() => api.calls.some(({ method }) => method === "editMessageText"))
      expect(yield* copiesAfterEdit(on, group)).toBe(1)
      expect(failures).toBeGreaterThan(1)
      expect(sends(on)).toBe(1)
    })
  )
)

test(
  "a message whose request was stored without an answer is sent",
  withOutbox(
    Effect.fnUntraced(function* (on) {
      const { api, outbox, pass, failWrites } = on
      const { group } = yield* groupWith(on, 0)
      failWrites(() => "unanswered")
      const first = yield* Effect.exit(outbox().ensure("one", cardIn(group.id, 1)))
      expect(first._tag).toBe("Failure")
      failWrites(() => null)
      yield* outbox().ensure("one", cardIn(group.id, 1))
      yield* pass(() => api.cards(group).length > 0)
      expect(yield* copiesAfterEdit(on, group)).toBe(1)
    })
  )
)

test(
  "the first and the second copy are deleted after two lost answers",
  withOutbox(
    Effect.fnUntraced(function* (on) {
      const { api, outbox, pass } = on
      const { group } = yield* groupWith(on, 40)
      api.fault("sendMessage", { is: "dropped" }, { times: 2 })
      yield* outbox().ensure("one", cardIn(group.id, 1))
      yield* pass(() => sends(on) === 3)
      expect(api.cards(group)).toHaveLength(3)
      yield* pass(() => api.cards(group).length === 1)
      expect(yield* copiesAfterEdit(on, group)).toBe(1)
    })
  )
)

test(
  "the second copy is deleted when the first one is found after it",
  withOutbox(
    Effect.fnUntraced(function* (on) {
      const { api, outbox, pass } = on
      const { ann, group } = yield* groupWith(on, 12)
      api.fault("sendMessage", { is: "dropped" }, { times: 2 })
      yield* outbox().ensure("one", cardIn(group.id, 1))
      yield* pass(() => sends(on) === 2)
      // The bot sees this message, so it now looks up to the number of the first copy.
      yield* outbox().noteUpdate(group.id, api.send(group, ann.user, "people talk on").id)
      yield* pass(() => api.cards(group).length === 1)
      expect(yield* copiesAfterEdit(on, group)).toBe(1)
    })
  )
)

test(
  "a copy whose deletion has failed is deleted by the next try",
  withOutbox(
    Effect.fnUntraced(function* (on) {
      const { api, outbox, pass } = on
      const { group } = yield* groupWith(on, 12)
      api.fault("sendMessage", { is: "dropped" })
      api.fault("deleteMessage", { is: "bad-gateway" })
      yield* outbox().ensure("one", cardIn(group.id, 1))
      yield* pass(() => sends(on) === 2)
      yield* pass(() => api.cards(group).length === 1)
      expect(yield* copiesAfterEdit(on, group)).toBe(1)
    })
  )
)

test(
  "a card that a person presses before the bot knows its number stays the only one",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    const group = api.supergroup("Team")
    api.fault("sendMessage", { is: "dropped" })
    await team.start()
    api.send(group, ann.user, "/task Fix it")
    await api.until(() => api.cards(group).length === 1)
    const card = only(api.cards(group))
    await api.press(card, "Done", ann.user)
    await api.until(() => card.text.includes("done"))
    expect(api.cards(group)).toHaveLength(1)
  })
)
