import { Effect } from "effect"
import { expect, test } from "vitest"
import { ProposalId, TaskId } from "../../../../domain/ids.ts"
import { Audience } from "../../../../domain/values.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { memoryRecord } from "../../../../streams/memory/memoryStore.ts"
import { Keyring } from "../../../../streams/sealing/keyring.ts"
import { seal } from "../../../../streams/cipher/sealing.ts"
import { replyKeyOf } from "../../handlers/messages/replies.ts"
import type { Post } from "./post.ts"
import { isUnfinished, makePostStore } from "./postStore.ts"
import { botKey } from "../../token/botKey.ts"

const day = 24 * 3600 * 1000
const task = TaskId.make("task00000000")
const post = (at: number, what: Post["what"], stage: Post["stage"]): Post => ({
  chat: 1,
  thread: null,
  replyTo: null,
  language: "en",
  what,
  at,
  stage
})
const card = { is: "card", task } as const
const comments = { is: "comments", task, after: 1, upTo: 9 } as const
const proposal = {
  is: "proposal",
  proposal: ProposalId.make("proposal00000000"),
  audience: Audience.make("chat:team000000")
} as const
const notice = { is: "notice", text: "hello" } as const
const standing = { is: "standing", message: 7, shown: "d" } as const
const givenUp = { is: "given-up" } as const
const all: Readonly<Record<string, Post>> = {
  oldNotice: post(0, notice, standing),
  newNotice: post(394 * day, notice, standing),
  oldGivenUp: post(360 * day, card, givenUp),
  newGivenUp: post(380 * day, card, givenUp),
  // Their tasks would request them again.
  deletedComments: post(40 * day, comments, givenUp),
  deletedProposal: post(40 * day, proposal, givenUp),
  oldComments: post(20 * day, comments, givenUp),
  oldCard: post(20 * day, card, standing),
  youngCard: post(40 * day, card, standing),
  unsent: post(0, card, { is: "wanted" })
}
const now = 400 * day
const kept = ["deletedComments", "deletedProposal", "newGivenUp", "newNotice", "unsent", "youngCard"]

const names = Effect.gen(function* () {
  const bucket = yield* (yield* Buckets).open("OUTBOX")
  return (yield* bucket.keys).map((key) => key.slice("post1.".length)).toSorted()
})

test("old posts are removed from memory and from the bucket; a post that was not sent stays", () =>
  Effect.gen(function* () {
    const posts = yield* makePostStore(0)
    for (const [key, each] of Object.entries(all)) yield* posts.add(key, each)
    yield* posts.prune(now)
    expect(
      posts
        .all()
        .map(([key]) => key)
        .toSorted()
    ).toEqual(kept)
    expect(yield* names).toEqual(kept)
    expect(posts.ofThing(task).toSorted()).toEqual(["deletedComments", "newGivenUp", "unsent", "youngCard"])
  }).pipe(Effect.provide(memoryRecord), Effect.runPromise))

test("a start removes them too", () =>
  Effect.gen(function* () {
    const before = yield* makePostStore(0)
    for (const [key, each] of Object.entries(all)) yield* before.add(key, each)
    yield* makePostStore(now)
    expect(yield* names).toEqual(kept)
  }).pipe(Effect.provide(memoryRecord), Effect.runPromise))

test("a start gives a keyed name to a post of an earlier version, whose name was a hash of ids of Telegram", () =>
  Effect.gen(function* () {
    const bucket = yield* (yield* Buckets).open("OUTBOX")
    const secret = yield* (yield* Keyring).keyOf(botKey)
    const asked = replyKeyOf("answer", 1, 5)
    const body = Buffer.from(JSON.stringify(all["youngCard"]))
    yield* bucket.put(`post.${asked}`, seal(secret, body, `post.${asked}`))
    const posts = yield* makePostStore(now)
    expect(posts.get(posts.keyOf(asked))).toEqual(all["youngCard"])
    expect(yield* bucket.keys).toEqual([`post1.${posts.keyOf(asked)}`])
    expect((yield* makePostStore(now)).get(posts.keyOf(asked))).toEqual(all["youngCard"])
  }).pipe(Effect.provide(memoryRecord), Effect.runPromise))

test.each([1, 2])("a change of all %i posts of a task reaches each once, and they are known afterwards", (count) =>
  Effect.gen(function* () {
    const posts = yield* makePostStore(0)
    const keys = Array.from({ length: count }, (_, n) => `card${n}`)
    for (const key of keys) yield* posts.add(key, post(0, card, standing))
    const changed: Array<string> = []
    const found = posts.ofThing(task)
    yield* Effect.forEach(found, (key) => {
      changed.push(key)
      return changed.length > count
        ? Effect.die("a post is changed a second time")
        : posts.update(key, (now) => ({ ...now, language: "uk" }))
    })
    expect(changed).toEqual(keys)
    expect(found).toEqual(keys)
  }).pipe(Effect.provide(memoryRecord), Effect.runPromise)
)

test("a restart continues the posts that were not sent, and closes the pickers of cards", () => {
  const picker = { field: "due", page: 0, until: 5 } as const
  expect(isUnfinished(post(0, card, { is: "wanted" }))).toBe(true)
  expect(isUnfinished(post(0, card, standing))).toBe(false)
  expect(isUnfinished(post(0, { ...card, picker }, standing))).toBe(true)
  expect(isUnfinished(post(0, { ...card, picker }, givenUp))).toBe(false)
})
