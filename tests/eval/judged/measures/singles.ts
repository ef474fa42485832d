/** Single messages: task messages that are classified, and messages that must propose nothing. */
import { DateTime, Effect } from "effect"
import { lineFrom, proseFrom } from "../../../../domain/text/fit.ts"
import { descriptionLength, titleLength } from "../../../../domain/text/limits.ts"
import { reread, windowsIn } from "../../../../ops/evaluation/reread.ts"
import type { Classification, Model } from "../../../../models/model.ts"
import { readChat } from "../chat.ts"
import type { Explicit, Negative } from "../data.ts"
import { dayIn } from "../extraction.ts"

export interface Classified {
  readonly asked: Explicit
  readonly given: Classification
  /** Null where the message names no due date and none was given. */
  readonly right: Readonly<Record<"category" | "priority" | "due" | "assignee", boolean>>
}

/** Every person whom one message assigns may be assigned by all of them. */
export const classifyAll = Effect.fnUntraced(function* (all: ReadonlyArray<Explicit>, model: Model["Service"]) {
  const people = [...new Set(all.flatMap(({ assignee }) => assignee?.name ?? []))].map((name) => ({
    id: name,
    names: [name]
  }))
  return yield* Effect.forEach(all, (asked) => {
    const { text, sentAt, zone } = asked
    const at = DateTime.formatIso(DateTime.makeZonedUnsafe(sentAt, { timeZone: zone, adjustForTimeZone: true }))
    return Effect.map(model.classify({ ...titleAndRest(text), at, zone, people }), ({ classification: given }) => ({
      asked,
      given,
      right: rightFields(asked, given)
    }))
  })
})

const rightFields = (asked: Explicit, given: Classification): Classified["right"] => ({
  category: [asked.category, ...(asked.categoryAlso ?? [])].includes(given.category),
  priority: [asked.priority, ...(asked.priorityAlso ?? [])].includes(given.priority),
  due: [asked.due, ...(asked.dueAlso ?? [])].includes(given.due === null ? null : dayIn(given.due, asked.zone)),
  assignee: given.assignee === (asked.assignee?.name ?? null)
})

/** As when the bot takes a task: the first line is the title, and the whole of a longer text is the description. */
const titleAndRest = (words: string) => {
  const title = lineFrom(words, titleLength) ?? ""
  const whole = proseFrom(words, descriptionLength)
  return { title, description: whole === title ? "" : whole }
}

export interface Silence {
  readonly message: Negative
  /** The texts of all proposals. The list must be empty. */
  readonly proposed: ReadonlyArray<string>
}

/** Each message is the only one of its chat. */
export const proposalsOfNegatives = (all: ReadonlyArray<Negative>, model: Model["Service"]) =>
  Effect.forEach(all, (message) => {
    const chat = readChat(exportOf(message.text))
    return Effect.map(reread(windowsIn(chat.messages, chat.names), model), ({ drafts }): Silence => ({
      message,
      proposed: drafts.map(({ text }) => text)
    }))
  })

const exportOf = (text: string) =>
  JSON.stringify({
    name: "One message",
    type: "private_supergroup",
    id: 1,
    messages: [
      {
        id: 1,
        type: "message",
        date: "2026-11-24T10:00:00",
        date_unixtime: "1795514400",
        from: "Ann",
        from_id: "user1000001",
        text
      }
    ]
  })
