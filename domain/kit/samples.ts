/** A task and a message for tests. */
import type { ActorId } from "../ids.ts"
import { team } from "../values.ts"

/** The fields of `CreateTask` and `TaskCreated` with only a title. */
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

/** The fields of `ReceiveMessage` and `MessageReceived` for a text from the dashboard. */
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
