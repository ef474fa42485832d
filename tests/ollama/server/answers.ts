/** The answers of the model, chosen by the test and then changed by a fault. */
import { brokenAnswer, type FullAnswer } from "./brokenAnswers.ts"
import type { ServerFault } from "./fault.ts"
import {
  type AskedKnowledge,
  type AskedMessage,
  type AskedWindow,
  type ChatRequest,
  knowledgeIn,
  messageIn,
  questionKind,
  windowIn
} from "./questions.ts"

/** The fields of a classification. */
export interface ClassifyReply {
  readonly category: string
  readonly priority: string
  readonly duePhrase?: string | null
  readonly assigneePhrase?: string | null
}

/** The fields of an extraction. Missing fields get empty values. */
export interface ExtractReply {
  readonly topics?: ReadonlyArray<{
    readonly name: string
    readonly summary?: string
    readonly known?: number | null
  }>
  readonly atoms?: ReadonlyArray<{
    readonly type: string
    readonly text: string
    readonly topic?: number | null
    readonly evidence: ReadonlyArray<{ readonly message: number; readonly quote: string }>
    readonly tags?: ReadonlyArray<string>
    /** 0 to 100. */
    readonly score?: number
    readonly status?: string
    readonly closedBy?: { readonly message: number; readonly quote: string } | null
    readonly replacedBy?: number | null
    readonly owner?: number | null
    readonly duePhrase?: string | null
    readonly links?: ReadonlyArray<{ readonly relation: string; readonly to: number }>
  }>
}

/** The fields of an analysis. Missing fields get empty values. */
export interface AnalyseReply {
  readonly tasks?: ReadonlyArray<{
    readonly title: string
    readonly description?: string
    readonly atoms: ReadonlyArray<number>
    readonly duplicateOf?: number | null
    readonly category?: string
    readonly priority?: string
    readonly duePhrase?: string | null
    readonly assigneePhrase?: string | null
    /** 0 to 100. */
    readonly score?: number
  }>
}

/** An answer, or a function of the question. A string is sent unchanged. */
export type Reply<Asked, A> = A | string | ((asked: Asked) => A | string)

export interface Answers {
  /** Sets the answer to every later message, or a function of the message. */
  readonly classifyAs: (answer: Reply<AskedMessage, ClassifyReply>) => void
  /** Sets the answer to every later window, or a function of the window. @default no topics and no atoms */
  readonly extractAs: (answer: Reply<AskedWindow, ExtractReply>) => void
  /** Sets the answer to all later knowledge, or a function of the knowledge. @default no tasks */
  readonly analyseAs: (answer: Reply<AskedKnowledge, AnalyseReply>) => void
}

/** The answers that a test has chosen, and the answer to each request. */
export const answers = () => {
  let classify: Reply<AskedMessage, ClassifyReply> = { category: "improvement", priority: "medium" }
  let extract: Reply<AskedWindow, ExtractReply> = {}
  let analyse: Reply<AskedKnowledge, AnalyseReply> = {}
  const chosen: Answers = {
    classifyAs: (next) => void (classify = next),
    extractAs: (next) => void (extract = next),
    analyseAs: (next) => void (analyse = next)
  }
  const full = (request: ChatRequest): FullAnswer | string => {
    switch (questionKind(request)) {
      case "classify":
        return filled(said(classify, messageIn(request)), classification)
      case "extract":
        return filled(said(extract, windowIn(request)), extraction)
      case "analyse":
        return filled(said(analyse, knowledgeIn(request)), analysis)
    }
  }
  /** The text of the model, before the server cuts, pads or breaks it. */
  const answerText = (request: ChatRequest, fault: ServerFault | null): string => {
    const answer = full(request)
    return typeof answer === "string" ? answer : brokenAnswer(fault, request, answer)
  }
  return { chosen, answerText }
}

const said = <Asked, A>(saying: Reply<Asked, A>, asked: Asked): A | string =>
  // A function is never an answer itself, so it computes the answer from the question.
  typeof saying === "function" ? (saying as (asked: Asked) => A | string)(asked) : saying

const filled = <A>(answer: A | string, fill: (answer: A) => FullAnswer): FullAnswer | string =>
  typeof answer === "string" ? answer : fill(answer)

const classification = (answer: ClassifyReply): FullAnswer => ({
  is: "classify",
  answer: { duePhrase: null, assigneePhrase: null, ...answer }
})

const extraction = ({ topics = [], atoms = [] }: ExtractReply): FullAnswer => ({
  is: "extract",
  answer: {
    topics: topics.map((topic) => ({ summary: "", known: null, ...topic })),
    atoms: atoms.map((atom) => ({ ...plainAtom, ...atom }))
  }
})

const plainAtom = {
  topic: null,
  tags: [],
  score: 50,
  status: "open",
  closedBy: null,
  replacedBy: null,
  owner: null,
  duePhrase: null,
  links: []
}

const analysis = ({ tasks = [] }: AnalyseReply): FullAnswer => ({
  is: "analyse",
  answer: {
    tasks: tasks.map((task) => ({
      description: "",
      duplicateOf: null,
      category: "chore",
      priority: "medium",
      duePhrase: null,
      assigneePhrase: null,
      score: 50,
      ...task
    }))
  }
})
