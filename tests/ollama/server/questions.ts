/** Reads the questions of the product from its prompts. The tags around the data tell the kind of question. */
export interface ChatRequest {
  readonly model: string
  readonly stream?: boolean
  readonly format?: unknown
  readonly messages?: ReadonlyArray<{ readonly role: string; readonly content: string }>
  readonly options?: Readonly<Record<string, unknown>>
}

/** The one message of a classification. */
export interface AskedMessage {
  readonly title: string
  readonly description: string
}

interface Indexed {
  readonly index: number
  readonly text: string
}

export interface AskedDecision {
  readonly text: string
  readonly verdict: string
  readonly became?: string
  readonly reason?: string
}

/** A window to extract from. */
export interface AskedWindow {
  readonly messages: ReadonlyArray<
    Indexed & {
      readonly author: string
      readonly at: string
      readonly replyTo?: number
      /** Shown, and never evidence. */
      readonly context?: true
    }
  >
  readonly people: ReadonlyArray<{ readonly index: number; readonly name: string }>
  readonly chat: { readonly name: string | null; readonly now: string; readonly zone: string }
  readonly topics: ReadonlyArray<Indexed>
  readonly atoms: ReadonlyArray<Indexed & { readonly type: string; readonly status: string; readonly on: string }>
  readonly decisions: ReadonlyArray<AskedDecision>
}

/** Knowledge to analyse. */
export interface AskedKnowledge {
  readonly topic: string | null
  readonly atoms: ReadonlyArray<
    Indexed & {
      readonly type: string
      readonly quotes: ReadonlyArray<{ readonly author: string; readonly at: string; readonly text: string }>
    }
  >
  readonly tasks: ReadonlyArray<Indexed>
  readonly decisions: ReadonlyArray<AskedDecision>
}

export type QuestionKind = "classify" | "extract" | "analyse"

export const questionKind = (request: ChatRequest): QuestionKind => {
  if (sectionOf(request, "messages") !== null) return "extract"
  if (sectionOf(request, "tasks") !== null) return "analyse"
  return "classify"
}

export const messageIn = (request: ChatRequest): AskedMessage => ({
  title: "",
  description: "",
  ...JSON.parse(sectionOf(request, "message") ?? "{}")
})

export const windowIn = (request: ChatRequest): AskedWindow => ({
  chat: parsed(request, "chat"),
  people: parsed(request, "people"),
  messages: parsed(request, "messages"),
  topics: parsed(request, "topics"),
  atoms: parsed(request, "atoms"),
  decisions: parsed(request, "decisions")
})

export const knowledgeIn = (request: ChatRequest): AskedKnowledge => ({
  topic: parsed(request, "topic"),
  atoms: parsed(request, "atoms"),
  tasks: parsed(request, "tasks"),
  decisions: parsed(request, "decisions")
})

const parsed = (request: ChatRequest, tag: string) => JSON.parse(sectionOf(request, tag) ?? "null")

/** The text between a tag and its end in the last message; null without this tag. */
const sectionOf = ({ messages = [] }: ChatRequest, tag: string): string | null => {
  const content = messages.at(-1)?.content ?? ""
  const start = content.indexOf(`<${tag}>`)
  const end = content.indexOf(`</${tag}>`, start)
  return start < 0 || end < 0 ? null : content.slice(start + tag.length + 2, end).trim()
}
