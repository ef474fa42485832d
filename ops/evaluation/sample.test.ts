/** The sample chat as a new user gets it: the built-in model reads it, and no decision was made before. */
import { readFileSync } from "node:fs"
import { beforeAll, describe, expect, test } from "vitest"
import { Effect } from "effect"
import { ActorId, MessageId } from "../../domain/ids.ts"
import { builtinModel } from "../../models/builtin/builtinModel.ts"
import { plain } from "../../models/language/words.ts"
import { noContext } from "../../reactors/extract/question.ts"
import { chatMessage } from "../../reactors/kit/sampleChat.ts"
import { readSample } from "../verbs/seed/sampleChat.ts"
import type { KnowledgeDraft } from "./drafting.ts"
import { reread, windowsIn } from "./reread.ts"

const lines = readSample(readFileSync(new URL("../verbs/seed/week.chat", import.meta.url), "utf8"))
const messageId = (line: string) => MessageId.make(`message${line.padStart(5, "0")}`)
const authorOf = (name: string) => ActorId.make(`person:${name.toLowerCase()}00`)
const messages = lines.map(({ id, name, text, sentAt, replyTo }, i) => ({
  ...chatMessage(i, "ann00000", 0, text),
  id: messageId(id),
  author: authorOf(name),
  at: sentAt,
  replyTo: replyTo === null ? null : messageId(replyTo)
}))
const names = new Map(lines.map(({ name }) => [authorOf(name), [name]]))

/** A lower score is folded away under "weaker proposals" before the first decisions. */
const leastShown = 0.6
const mostShown = 20

/** Milliseconds. Long enough for a busy machine. */
const longestRead = 120_000

let drafts: ReadonlyArray<KnowledgeDraft> = []
beforeAll(async () => {
  const context = { ...noContext, names, speakers: [...names.keys()], zone: "Europe/Kyiv" }
  const read = await Effect.runPromise(reread(windowsIn(messages, names), builtinModel, undefined, context))
  drafts = read.drafts
}, longestRead)

const isOpen = ({ draft }: KnowledgeDraft) => draft.kind === "topic" || (draft.status ?? "open") === "open"

describe("the sample chat", () => {
  test("asks a new user for at most 20 decisions", () => {
    const shown = drafts.filter((each) => isOpen(each) && each.score >= leastShown)
    expect(shown.length).toBeGreaterThan(8)
    expect(shown.length).toBeLessThanOrEqual(mostShown)
  })

  test("closes what it reports in another language, and what an answer takes up with another thing", () => {
    const fateOf = (line: string) =>
      drafts.flatMap(({ draft, evidence }) =>
        draft.kind === "atom" && draft.type !== "insight" && evidence[0].message === messageId(line)
          ? [[draft.status, evidence.at(-1)?.message]]
          : []
      )
    expect(fateOf("38")).toEqual([["done", messageId("92")]])
    expect(fateOf("58")).toEqual([["done", messageId("73")]])
  })

  test("has no text with words of another author than the one whose key seals it", () => {
    const said = new Map<string, Set<string>>()
    for (const { author, text } of messages) said.set(author, new Set([...(said.get(author) ?? []), ...wordsOf(text)]))
    for (const { draft } of drafts) {
      if (draft.kind !== "atom") continue
      const strange = wordsOf(draft.text).filter((word) => said.get(draft.wordsOf)?.has(word) !== true)
      expect([draft.text, strange]).toEqual([draft.text, []])
    }
  })

  test("has no two open proposals on the same words", () => {
    const quoted = drafts
      .filter(isOpen)
      .flatMap(({ draft, evidence: [first] }) => (draft.kind === "atom" ? [`${first.message} ${first.text}`] : []))
    expect(quoted.filter((each, i) => quoted.indexOf(each) !== i)).toEqual([])
  })
})

const wordsOf = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []
