/** Changes the answer of a model by a fault. */
import type { ServerFault } from "./fault.ts"
import type { ChatRequest } from "./questions.ts"

interface Quoted {
  readonly evidence: ReadonlyArray<{ readonly message: number; readonly quote: string }>
}
interface Resting {
  readonly atoms: ReadonlyArray<number>
}

/** A complete answer, as the schema of its question requires it. */
export type FullAnswer =
  | { readonly is: "classify"; readonly answer: Readonly<Record<string, unknown>> }
  | {
      readonly is: "extract"
      readonly answer: { readonly topics: ReadonlyArray<object>; readonly atoms: ReadonlyArray<Quoted> }
    }
  | { readonly is: "analyse"; readonly answer: { readonly tasks: ReadonlyArray<Resting> } }

export const brokenAnswer = (fault: ServerFault | null, request: ChatRequest, filled: FullAnswer): string => {
  const json = JSON.stringify(filled.answer)
  if (fault === "invalid-json") return `Sure! Here is what you asked for: ${json.slice(1)}`
  if (fault === "schema-copy") return JSON.stringify(request.format)
  if (fault === "length") return json.slice(0, 20)
  if (fault === "wrong-enum") return JSON.stringify(wrongEnum(filled))
  if (fault === "nonsense") return JSON.stringify(nonsense(filled))
  if (fault === "invented-quote") return JSON.stringify(inventedQuote(filled))
  if (fault === "index-out-of-range") return JSON.stringify(outOfRange(filled))
  return json
}

const wrongEnum = (filled: FullAnswer) => {
  switch (filled.is) {
    case "classify":
      return { ...filled.answer, category: "banana", priority: "yesterday" }
    case "extract":
      return { topics: [], atoms: [{ ...gibberish, type: "banana" }] }
    case "analyse":
      return { tasks: [{ ...busywork, category: "banana", priority: "yesterday" }] }
  }
}

const nonsense = (filled: FullAnswer) => {
  switch (filled.is) {
    case "classify":
      return { ...filled.answer, ...madeUp }
    case "extract":
      return { topics: [{ name: "Zorro", summary: "zorro zorro", known: null }], atoms: [gibberish] }
    case "analyse":
      return { tasks: [busywork] }
  }
}

const inventedQuote = (filled: FullAnswer) => {
  switch (filled.is) {
    case "classify":
      return { ...filled.answer, ...madeUp }
    case "extract":
      return {
        ...filled.answer,
        atoms: filled.answer.atoms.map((atom) => ({
          ...atom,
          evidence: atom.evidence.map(({ message }) => ({ message, quote: invented }))
        }))
      }
    case "analyse":
      return { tasks: filled.answer.tasks.map((task) => ({ ...task, ...madeUp })) }
  }
}

const outOfRange = (filled: FullAnswer) => {
  switch (filled.is) {
    // A classification has no indexes.
    case "classify":
      return filled.answer
    case "extract":
      return {
        ...filled.answer,
        atoms: filled.answer.atoms.map((atom) => ({
          ...atom,
          evidence: atom.evidence.map(({ message, quote }) => ({ message: message + 1_000, quote }))
        }))
      }
    case "analyse":
      return {
        tasks: filled.answer.tasks.map((task) => ({ ...task, atoms: task.atoms.map((index) => -1 - index) }))
      }
  }
}

const invented = "what nobody in this chat has ever said"
const madeUp = { duePhrase: "before the moon falls", assigneePhrase: "@zorro" }
const gibberish = {
  type: "decision",
  text: "Zorro rides at noon",
  topic: null,
  evidence: [{ message: 0, quote: invented }],
  tags: ["zorro"],
  score: 100
}
const busywork = {
  title: "Ride at noon",
  description: "",
  atoms: [0],
  duplicateOf: null,
  category: "chore",
  priority: "critical",
  ...madeUp,
  score: 100
}
