/** A task, a message and an endpoint for tests. */
import type { Event as EndpointEvent } from "../endpoint/endpoint.ts"
import { ActorId } from "../ids.ts"
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

/** The registration of an endpoint of the team that gets every event. */
export const plainEndpoint = {
  _tag: "EndpointRegistered",
  owner: ActorId.make("service:endpoint1"),
  name: "Builds",
  url: "https://builds.example.org/hook",
  kind: "standard",
  audience: team,
  types: [],
  topics: []
} as const satisfies EndpointEvent

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
