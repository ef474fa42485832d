/** Prompts and answers with the hostile corpus: prompts stay intact, and only located items of an answer remain. */
import { describe, expect, test } from "vitest"
import { Schema } from "effect"
import { AtomText, TopicName } from "../../domain/knowledge/draft.ts"
import { Title } from "../../domain/task/fields.ts"
import { type AnalyseInput, openItem } from "../../models/distillation.ts"
import { extractionOf, knownItem, saidInWindow } from "../../models/kit/questions.ts"
import { locate } from "../../models/language/locate.ts"
import { analyseAnswer } from "../../models/ollama/analyse/answer.ts"
import { checkAnalysis } from "../../models/ollama/analyse/checkAnalysis.ts"
import { analysePrompt } from "../../models/ollama/analyse/prompt.ts"
import { extractAnswer } from "../../models/ollama/extract/answer.ts"
import { checkExtraction } from "../../models/ollama/extract/checkExtraction.ts"
import { extractPrompt } from "../../models/ollama/extract/prompt.ts"
import { locateAll } from "../../reactors/grounding/evidence.ts"
import { chatMessage } from "../../reactors/kit/sampleChat.ts"
import { knowledgeIn, windowIn } from "../ollama/server/questions.ts"
import { hostileAnswers, hostileMessages, quotable } from "./corpus.ts"

const plainAtom = { type: "decision", text: "", topic: null, evidence: [], tags: [], score: 0 }
const precedentOf = (text: string) => ({ text, verdict: "edited", became: text, reason: null }) as const
const window = (...texts: ReadonlyArray<string>) => extractionOf(texts.map((text) => saidInWindow(text)))
const knowledge = (text: string): AnalyseInput => ({
  topic: null,
  atoms: [{ type: "decision", text, quotes: [{ author: "A", text, at: "2026-11-24T09:30:00Z" }] }],
  tasks: [],
  precedents: []
})

const extraction = extractPrompt({ isLocal: true })
const analysis = analysePrompt()
const marks = (text: string) => text.match(/<[^>\n]*>?|\[\/?INST\]/gu)
const tagsOf = (...tags: ReadonlyArray<string>) => tags.flatMap((tag) => [`<${tag}>`, `</${tag}>`])
/** The part of a text that a prompt has as context. */
const contextLength = 500

test("every case has a unique name, and there are enough cases", () => {
  expect(new Set(hostileMessages.map(({ name }) => name)).size).toBe(hostileMessages.length)
  expect(new Set(hostileAnswers.map(({ name }) => name)).size).toBe(hostileAnswers.length)
  expect(hostileMessages.length).toBeGreaterThanOrEqual(30)
  expect(hostileAnswers.length).toBeGreaterThanOrEqual(20)
})

describe("a message stays inside its tag, as text and as context", () => {
  test.each(hostileMessages)("$name", ({ text }) => {
    const messages = extraction.ask({
      ...window("before", text, "after"),
      topics: [text],
      atoms: [knownItem(text)],
      precedents: [precedentOf(text)]
    })
    expect(marks(messages[1]?.content ?? "")).toEqual(
      tagsOf("chat", "people", "topics", "atoms", "decisions", "messages")
    )
    const read = windowIn({ model: "", messages })
    expect(read.messages.map((message) => message.text)).toEqual(["before", text.toWellFormed(), "after"])
    expect(read.topics[0]?.text).toBe(text.slice(0, contextLength).toWellFormed())
  })
})

describe("knowledge stays inside its tag, as text and as context", () => {
  test.each(hostileMessages)("$name", ({ text }) => {
    const messages = analysis.ask({
      ...knowledge(text),
      topic: text,
      tasks: [text],
      precedents: [precedentOf(text)]
    })
    expect(marks(messages[1]?.content ?? "")).toEqual(tagsOf("topic", "tasks", "decisions", "atoms"))
    expect(knowledgeIn({ model: "", messages }).atoms[0]?.quotes[0]?.text).toBe(text.toWellFormed())
  })
})

/** The items that an extraction keeps: all quotes of each are located in the one message. */
const located = (text: string) => {
  const read = extractAnswer.read(text)
  if (read === null) return null
  const { answer } = checkExtraction(read.value, window(quotable))
  const message = chatMessage(1, "ann00000", 0, quotable)
  const kept = answer.atoms.map((atom) => ({ atom, quotes: locateAll(atom.evidence, [message]) }))
  return { topics: answer.topics, atoms: kept.filter(({ quotes }) => quotes.length > 0) }
}
const losesItsAtom = new Set([
  "a quote that is not there",
  "a quote of one letter",
  "an empty quote",
  "a quote of nothing visible",
  "a quote glued together from two places",
  "a quote with orders added",
  "half an index",
  "an index beyond numbers",
  "an index of no number",
  "no evidence",
  "empty strings everywhere",
  "a type of its own",
  "text of 30,000 characters",
  "a prototype",
  "prose that approves",
  "JSON in a code fence",
  "brackets, very deep",
  "half an answer"
])

describe("of a hostile extraction", () => {
  const answers = hostileAnswers.filter(({ to }) => to === "extract")
  test.each(answers)("$name: only items with quotes of the message remain", ({ name, text }) => {
    const left = located(text)
    expect((left?.atoms.length ?? 0) > 0).toBe(!losesItsAtom.has(name))
    for (const { atom, quotes } of left?.atoms ?? []) {
      expect(Schema.is(AtomText)(atom.text)).toBe(true)
      for (const { text: words, start, end } of quotes) expect(quotable.slice(start, end)).toBe(words)
      expect(Object.keys(atom).sort()).toEqual(Object.keys({ ...openItem, ...plainAtom }).sort())
    }
    for (const topic of left?.topics ?? []) expect(Schema.is(TopicName)(topic.name)).toBe(true)
  })
})

describe("of a hostile analysis", () => {
  const answers = hostileAnswers.filter(({ to }) => to === "analyse")
  const left = (text: string) => {
    const read = analyseAnswer.read(text)
    return read === null ? [] : checkAnalysis(read.value, knowledge(quotable)).answer.tasks
  }

  test.each(answers)("$name: every task refers to knowledge that was sent, and can be stored", ({ text }) => {
    for (const task of left(text)) {
      expect(task.atoms).toEqual([0])
      expect(task.duplicateOf).toBeNull()
      expect(Schema.is(Title)(task.title)).toBe(true)
      expect(task).not.toHaveProperty("status")
    }
  })

  test("a task without knowledge is dropped, and a task with a minor error is kept", () =>
    expect(answers.filter(({ text }) => left(text).length > 0).map(({ name }) => name)).toEqual([
      "a duplicate of a task that is not there",
      "a phrase that is not there",
      "a title with a link and HTML",
      "a priority of its own",
      "a status that is done",
      "a hundred tasks"
    ]))

  test("a phrase that is in no quote is not located", () => {
    const [task] = left(answers.find(({ name }) => name === "a phrase that is not there")?.text ?? "")
    expect(locate(quotable, task?.duePhrase ?? "", { min: 2 })).toBeNull()
    expect(locate(quotable, task?.assigneePhrase ?? "", { min: 2 })).toBeNull()
  })
})
