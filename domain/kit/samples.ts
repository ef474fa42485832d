/** For tests: a task and a message of which only the words matter. */
import type { ActorId } from "../ids.ts"
import { team } from "../values.ts"

/** What a `CreateTask` and a `TaskCreated` hold when nothing but the title was said. */
export const plainTask = (wordsOf: ActorId, title: string) =>
  ({
    wordsOf,
    title,
    description: "",
    audience: team,
    message: null,
    priority: null,
    category: null,
    assignee: null,
    due: null
  }) as const

/** What a `ReceiveMessage` and a `MessageReceived` hold of words typed into the dashboard. */
export const plainMessage = (author: ActorId, text: string, sentAt = "2026-11-24T10:00:00Z") =>
  ({
    source: "dashboard",
    chat: null,
    author,
    text,
    sentAt,
    replyTo: null,
    thread: null,
    audience: team
  }) as const
