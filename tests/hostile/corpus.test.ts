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
import { knowledgeIn, windowIn } from "../ollama/server/questions.ts"
import { hostileAnswers, hostileMessages, quotable } from "./corpus.ts"

const precedentOf = (text: string) => ({ text, verdict: "edited", became: text, reason: null }) as const
const window = (...texts: ReadonlyArray<string>) => extractionOf(texts.map((text) => saidInWindow(text)))
const knowledge = (text: string): AnalyseInput => ({
  topic: null,
  atoms: [{ type: "decision", text, quotes: [{ author: "A", text, at: "2026-11-24T09:30:00Z" }] }],
  tasks: [],
  precedents: []
})

const extraction = extractPrompt()
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
    expect(marks(messages[1]?.content ?? "")).toEqual(tagsOf("topics", "atoms", "decisions", "messages"))
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

/** The items that a pipeline keeps: all quotes of each are located. */
const located = (text: string) => {
  const decoded = extractAnswer.read(text)
  if (decoded === null) return null
  const { answer } = checkExtraction(decoded, window(quotable))
  const texts = [quotable]
  return {
    topics: answer.topics,
    atoms: answer.atoms.filter(({ evidence }) =>
      evidence.some(({ message, quote }) => locate(texts[message] ?? "", quote) !== null)
    )
  }
}
const keepsItsAtom = new Set([
  "the same evidence eight times",
  "the same atom thirty times",
  "a topic that is not there",
  "text that turns around and cannot be stored"
])

describe("of a hostile extraction", () => {
  const answers = hostileAnswers.filter(({ to }) => to === "extract")
  test.each(answers)("$name: only items with quotes of the message remain", ({ name, text }) => {
    const left = located(text)
    expect((left?.atoms.length ?? 0) > 0).toBe(keepsItsAtom.has(name))
    for (const atom of left?.atoms ?? []) {
      expect(Schema.is(AtomText)(atom.text)).toBe(true)
      expect(atom.evidence).toEqual([{ message: 0, quote: "We agreed to move the deploy to Monday" }])
      const own = ["evidence", "score", "tags", "text", "topic", "type"]
      expect(Object.keys(atom).sort()).toEqual([...own, ...Object.keys(openItem)].sort())
    }
    for (const topic of left?.topics ?? []) expect(Schema.is(TopicName)(topic.name)).toBe(true)
  })
})

describe("of a hostile analysis", () => {
  const answers = hostileAnswers.filter(({ to }) => to === "analyse")
  const left = (text: string) => {
    const decoded = analyseAnswer.read(text)
    return decoded === null ? [] : checkAnalysis(decoded, knowledge(quotable)).answer.tasks
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
      "a title with a link and HTML"
    ]))

  test("a phrase that is in no quote is not located", () => {
    const [task] = left(answers.find(({ name }) => name === "a phrase that is not there")?.text ?? "")
    expect(locate(quotable, task?.duePhrase ?? "", { min: 2 })).toBeNull()
    expect(locate(quotable, task?.assigneePhrase ?? "", { min: 2 })).toBeNull()
  })
})
