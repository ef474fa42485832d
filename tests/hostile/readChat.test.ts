/** Every hostile text through the steps from the chat to the built-in model: no step throws, and no quote is invented. */
import { describe, expect, test } from "vitest"
import type { ChatMessage } from "../../reactors/chat/message/chatMessage.ts"
import { actorOf, chatMessage } from "../../reactors/kit/sampleChat.ts"
import { threadsOf } from "../../reactors/chat/threads/threads.ts"
import { messagesToRead } from "../../reactors/chat/windows.ts"
import { hostileMessages, quotable } from "./corpus.ts"
import { readChat } from "./readChat.ts"

const holds = (messages: ReadonlyArray<ChatMessage>) => {
  const { noise, windows, found } = readChat(messages)
  for (const { score } of noise) expect(score >= 0 && score <= 1).toBe(true)
  expect(windows.flatMap((window) => messagesToRead(window).map(({ id }) => id)).toSorted()).toEqual(
    messages.map(({ id }) => id).toSorted()
  )
  const texts = new Map(messages.map(({ id, text }) => [id, text]))
  for (const { claimed, quotes } of found) {
    expect(claimed.length).toBeGreaterThan(0)
    expect(quotes.length).toBeGreaterThan(0)
    for (const { message, text, start, end } of quotes)
      expect(texts.get(message)?.slice(start, end).toWellFormed()).toBe(text)
  }
  return found
}

describe("alone, and between ordinary messages", () => {
  test.each(hostileMessages)("$name", ({ text }) => {
    holds([chatMessage(1, "eve00000", 0, text)])
    const found = holds([
      chatMessage(1, "ann00000", 0, quotable),
      chatMessage(2, "eve00000", 1, text),
      chatMessage(3, "ann00000", 2, "We agreed to renew the certificate of the harbour")
    ])
    const quoted = new Set(found.flatMap(({ quotes }) => quotes.map(({ message }) => message)))
    expect([chatMessage(1, "ann00000", 0).id, chatMessage(3, "ann00000", 2).id].every((id) => quoted.has(id))).toBe(
      true
    )
  })
})

test("all of them in one conversation, each a reply to the previous one", () => {
  const all = hostileMessages.map(({ text }, i) =>
    chatMessage(
      i,
      i % 2 === 0 ? "eve00000" : "ann00000",
      i,
      text,
      i === 0 ? {} : { replyTo: chatMessage(i - 1, "ann00000", 0).id }
    )
  )
  expect(holds(all).length).toBeGreaterThan(0)
})

test("a hostile name of a person is treated as a name only", () => {
  for (const { text } of hostileMessages.filter((each) => each.text.length < 1_000))
    expect(
      threadsOf([chatMessage(1, "ann00000", 0, quotable), chatMessage(2, "eve00000", 1, text)], {
        names: new Map([[actorOf("ann00000"), [text]]])
      }).flatMap(({ messages }) => messages)
    ).toHaveLength(2)
})
