/** Every hostile text on its way from the chat to the built-in model: nothing throws, nothing is made up, nothing takes long. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { located } from "../../reactors/distil/grounding/evidence.ts"
import { lettered } from "../../reactors/distil/grounding/lettered.ts"
import { builtinModel } from "../../models/builtin/builtinModel.ts"
import { noiseOf } from "../../reactors/reading/noise.ts"
import type { ReadingMessage } from "../../reactors/reading/readingMessage.ts"
import { actorOf, said } from "../../reactors/reading/sampleChat.ts"
import { threadsOf } from "../../reactors/reading/threads.ts"
import { cutText, windowsOf } from "../../reactors/reading/windows.ts"
import { hostileMessages, quotable } from "./corpus.ts"

/** Of any number of texts, on a busy machine. Milliseconds; what is quadratic in 30,000 characters takes minutes. */
const patience = 4_000
const mostOfMessage = 12_000
const names = new Map([[actorOf("ann00000"), ["Ann", "ann"]]])

/** As the pipeline goes: sieve, conversations, windows, and the model's answer to each with its quotes found. */
const read = (messages: ReadonlyArray<ReadingMessage>) => {
  const noise = messages.map((message, i) => noiseOf(message, i === 0 ? {} : { previous: messages[i - 1] ?? message }))
  const windows = windowsOf(threadsOf(messages, { names }))
  const found = windows.flatMap((window) => {
    const letters = lettered(window.messages.map(({ author }) => author))
    const { answer } = Effect.runSync(
      builtinModel.extract({
        messages: window.messages.map(({ author, text, at }) => ({
          author: letters.get(author) ?? "A",
          text: cutText(text, mostOfMessage),
          at,
          replyTo: null
        })),
        topics: [],
        atoms: [],
        precedents: []
      })
    )
    return answer.atoms.map(({ evidence }) => ({ claimed: evidence, quotes: located(evidence, window.messages) }))
  })
  return { noise, windows, found }
}

const holds = (messages: ReadonlyArray<ReadingMessage>) => {
  const began = performance.now()
  const { noise, windows, found } = read(messages)
  expect(performance.now() - began).toBeLessThan(patience)
  for (const { score } of noise) expect(score >= 0 && score <= 1).toBe(true)
  expect(windows.flatMap((window) => window.messages.map(({ id }) => id)).toSorted()).toEqual(
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

describe("alone, and between what people say", () => {
  test.each(hostileMessages)("$name", ({ text }) => {
    holds([said(1, "eve00000", 0, text)])
    const found = holds([
      said(1, "ann00000", 0, quotable),
      said(2, "eve00000", 1, text),
      said(3, "ann00000", 2, "We agreed to renew the certificate of the harbour")
    ])
    const quoted = new Set(found.flatMap(({ quotes }) => quotes.map(({ message }) => message)))
    expect([said(1, "ann00000", 0).id, said(3, "ann00000", 2).id].every((id) => quoted.has(id))).toBe(true)
  })
})

test("all of them in one conversation, each an answer to the one before", () => {
  const all = hostileMessages.map(({ text }, i) =>
    said(i, i % 2 === 0 ? "eve00000" : "ann00000", i, text, i === 0 ? {} : { replyTo: said(i - 1, "ann00000", 0).id })
  )
  expect(holds(all).length).toBeGreaterThan(0)
})

test("a person whose name is hostile is only a person", () => {
  for (const { text } of hostileMessages.filter((each) => each.text.length < 1_000))
    expect(
      threadsOf([said(1, "ann00000", 0, quotable), said(2, "eve00000", 1, text)], {
        names: new Map([[actorOf("ann00000"), [text]]])
      }).flatMap(({ messages }) => messages)
    ).toHaveLength(2)
})
