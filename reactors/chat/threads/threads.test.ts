import { describe, expect, test } from "vitest"
import { Audience } from "../../../domain/values.ts"
import type { ChatMessage } from "../message/chatMessage.ts"
import { actorOf, sampleIdOf, chatMessage } from "../../kit/sampleChat.ts"
import { linksOf, threadsOf } from "./threads.ts"

const names = new Map(["ann", "bo", "cy", "di"].map((name) => [actorOf(name), [name]]))
const links = (...messages: ReadonlyArray<ChatMessage>) => [...linksOf(messages, names).values()]
const threads = (...messages: ReadonlyArray<ChatMessage>) =>
  threadsOf(messages, { names }).map((thread) => thread.messages.map(({ id }) => id))

describe("a message answers", () => {
  test("the message that it replies to, before any other rule", () =>
    expect(
      links(
        chatMessage(1, "ann", 0),
        chatMessage(2, "bo", 1),
        chatMessage(3, "cy", 2, "bo: this", { replyTo: sampleIdOf(1) })
      )
    ).toEqual([null, sampleIdOf(1), sampleIdOf(1)]))

  test("the last message of the person whom it mentions", () =>
    expect(
      links(
        chatMessage(1, "ann", 0),
        chatMessage(2, "bo", 1),
        chatMessage(3, "cy", 1.5),
        chatMessage(4, "di", 2, "ann: yes")
      )[3]
    ).toBe(sampleIdOf(1)))

  test("the last message to its author, although others wrote since", () =>
    expect(
      links(
        chatMessage(1, "ann", 0, "bo: is it done?"),
        chatMessage(2, "cy", 1, "hi all, red build"),
        chatMessage(3, "di", 1.5),
        chatMessage(4, "bo", 2)
      )[3]
    ).toBe(sampleIdOf(1)))

  test("the last message of its author's conversation", () =>
    expect(
      links(
        chatMessage(1, "ann", 0),
        chatMessage(2, "bo", 1),
        chatMessage(3, "cy", 2, "hi all, red build"),
        chatMessage(4, "di", 3),
        chatMessage(5, "ann", 4),
        chatMessage(6, "cy", 5)
      )
    ).toEqual([null, sampleIdOf(1), null, sampleIdOf(3), sampleIdOf(2), sampleIdOf(4)]))

  test("its author's previous message if the author continues it", () =>
    expect(
      links(chatMessage(1, "ann", 0), chatMessage(2, "bo", 0.5, "hi all, red build"), chatMessage(3, "ann", 1))[2]
    ).toBe(sampleIdOf(1)))

  test("otherwise the message before it", () =>
    expect(links(chatMessage(1, "ann", 0), chatMessage(2, "bo", 29))[1]).toBe(sampleIdOf(1)))
})

describe("a conversation starts", () => {
  test("after half an hour of silence", () =>
    expect(links(chatMessage(1, "ann", 0), chatMessage(2, "bo", 31))[1]).toBeNull())

  test("if the author addresses everyone", () =>
    expect(links(chatMessage(1, "ann", 0), chatMessage(2, "bo", 1, "does anybody have the key"))[1]).toBeNull())

  test("if it mentions a person who has been silent", () =>
    expect(links(chatMessage(1, "ann", 0), chatMessage(2, "bo", 1, "cy: around?"))[1]).toBeNull())
})

test("a greeting that is returned is one conversation", () =>
  expect(threads(chatMessage(1, "ann", 0, "Hi all"), chatMessage(2, "bo", 1, "hello"))).toEqual([
    [sampleIdOf(1), sampleIdOf(2)]
  ]))

test("forum topics are separate, except for a reply from one into another", () => {
  const [a, b] = [{ thread: "a" }, { thread: "b" }]
  expect(
    threads(
      chatMessage(1, "ann", 0, "x", a),
      chatMessage(2, "bo", 1, "y", b),
      chatMessage(3, "bo", 2, "z", a),
      chatMessage(4, "cy", 3, "w", { ...b, replyTo: sampleIdOf(1) })
    )
  ).toEqual([[sampleIdOf(1), sampleIdOf(3), sampleIdOf(4)], [sampleIdOf(2)]])
})

test("audiences never mix, neither by a reply nor by two replies to the same earlier message", () => {
  const own = { audience: Audience.make("person:ann00000") }
  expect(threads(chatMessage(1, "ann", 0), chatMessage(2, "ann", 1, "x", { ...own, replyTo: sampleIdOf(1) }))).toEqual([
    [sampleIdOf(1)],
    [sampleIdOf(2)]
  ])
  expect(
    threads(
      chatMessage(3, "ann", 0, "x", { replyTo: sampleIdOf(1) }),
      chatMessage(4, "bo", 1, "y", { ...own, replyTo: sampleIdOf(1) })
    )
  ).toEqual([[sampleIdOf(3)], [sampleIdOf(4)]])
})

test("two replies to the same message of an earlier chunk are one conversation", () => {
  const messages = [
    chatMessage(5, "ann", 0, "x", { replyTo: sampleIdOf(1) }),
    chatMessage(6, "bo", 90, "y", { replyTo: sampleIdOf(1) })
  ]
  expect(threads(...messages)).toEqual([[sampleIdOf(5), sampleIdOf(6)]])
  expect(links(...messages)).toEqual([sampleIdOf(1), sampleIdOf(1)])
})

const textOf = (i: number) => {
  if (i % 9 === 0) return "hi all, new"
  return i % 5 === 0 ? "bo: yes" : "well"
}

test("every message is in one thread, and each thread is in time order", () => {
  const messages = Array.from({ length: 400 }, (_, i) =>
    chatMessage(i, ["ann", "bo", "cy", "di"][(i * 7 + (i >> 2)) % 4] ?? "ann", i * 3, textOf(i))
  )
  const found = threadsOf(messages, { names })
  expect(found.flatMap((thread) => thread.messages.map(({ id }) => id)).toSorted()).toEqual(
    messages.map(({ id }) => id)
  )
  for (const thread of found) {
    expect(thread.messages.map(({ at }) => at)).toEqual(thread.messages.map(({ at }) => at).toSorted())
    expect([...thread.links.keys()]).toEqual(thread.messages.map(({ id }) => id))
  }
})
