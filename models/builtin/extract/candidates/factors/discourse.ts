/** The factors that a message gets from its place in the conversation: what it answers, and how others answer it. */
import type { WindowMessage } from "../../../../distillation.ts"

/** Without a reply, an answer comes within this many messages and minutes. */
const within = 6
const minutes = 30

export interface Place {
  /** Index of the answered message of another author; null if there is none. */
  readonly answers: number | null
  readonly factors: ReadonlyArray<string>
}

/** @param said for each message the factors of all its sentences */
export const placesOf = (
  messages: ReadonlyArray<WindowMessage>,
  said: ReadonlyArray<ReadonlySet<string>>
): ReadonlyArray<Place> => {
  const answers = messages.map((_, at) => answeredBy(messages, at))
  const replies = Map.groupBy(messages.keys(), (at) => answers[at] ?? null)
  return messages.map((message, at) => {
    const to = answers[at] ?? null
    const before = to === null ? undefined : said[to]
    const after = replies.get(at) ?? []
    const answeredWith = (name: string) => after.some((by) => said[by]?.has(name))
    const goesOn = messages[at - 1]?.author === message.author
    const found: ReadonlyArray<readonly [string, boolean | undefined]> = [
      ["replies", message.replyTo !== null],
      ["answers a question", before?.has("ends as a question")],
      ["answers how much", before?.has("asks how much") && before.has("asks")],
      ["answers trouble", trouble.some((name) => before?.has(name))],
      ["answers a proposal", before?.has("proposed")],
      ["answers a request", before?.has("asked")],
      ["answered", after.length > 0],
      ["accepted", answeredWith("accepts")],
      ["refused", answeredWith("refuses")],
      ["thanked", answeredWith("thanks")],
      ["questioned", answeredWith("ends as a question")],
      ["goes on", goesOn],
      ["starts", to === null && !goesOn],
      ["asks in message", said[at]?.has("ends as a question")]
    ]
    return { answers: to, factors: found.flatMap(([name, holds]) => (holds === true ? [name] : [])) }
  })
}

const trouble = ["fails", "trouble", "damage", "wrong thing", "exposed", "blocked", "slow"]

/** The message that it replies to, else the last one of another author shortly before it. */
const answeredBy = (messages: ReadonlyArray<WindowMessage>, at: number): number | null => {
  const message = messages[at]
  if (message === undefined) return null
  if (message.replyTo !== null && message.replyTo < at) return message.replyTo
  for (let i = at - 1; i >= Math.max(0, at - within); i--) {
    const other = messages[i]
    if (other === undefined || Date.parse(message.at) - Date.parse(other.at) > minutes * 60_000) return null
    if (other.author !== message.author) return i
  }
  return null
}
