/** The reads of the tools `find` and `get`. */
import type { AnswerOf } from "../../../../clients/typescript/client.ts"
import { type ItemKind, itemLink, cutForAnswer } from "./links.ts"
import type { Reach } from "./reach.ts"

type Hit = AnswerOf<"search.find">["hits"][number]

/** The API calls a statement `atom`. */
const kindOf = (kind: Hit["kind"]): ItemKind => (kind === "atom" ? "statement" : kind)
const apiKind = (kind: ItemKind) => (kind === "statement" ? "atom" : kind)

interface Asked {
  readonly query: string
  readonly kinds?: ReadonlyArray<ItemKind>
  readonly limit?: number
}

/** Hits when the request has no limit. */
const usualHits = 10

export const findItems = async (
  reach: Reach,
  origin: string,
  { query, kinds, limit = usualHits }: Asked,
  signal: AbortSignal
) => {
  const narrowed = kinds === undefined ? {} : { kinds: kinds.map(apiKind).join(",") }
  const { hits } = await reach.search.find({ q: query, limit, ...narrowed }, { signal })
  return {
    hits: hits.map(({ kind, id, number, snippet, author, at }) => ({
      kind: kindOf(kind),
      id,
      ...(kind === "task" && number !== null ? { number: `T-${number}` } : {}),
      text: cutForAnswer(snippet.map(({ text }) => text).join("")),
      author,
      at,
      link: itemLink(origin, kindOf(kind), id)
    }))
  }
}

/** Events of the history in which the comments are searched. */
const latestEvents = 100
/** Comments in the answer. */
const latestComments = 20

interface Item {
  readonly kind: "task" | "topic" | "statement" | "proposal"
  readonly id: string
}

export const readOneItem = async (
  reach: Reach,
  origin: string,
  { kind, id }: Item,
  signal: AbortSignal
): Promise<unknown> => {
  const options = { signal }
  switch (kind) {
    case "task": {
      const { description, ...task } = await reach.tasks.get({ id }, options)
      const { items } = await reach.tasks.history({ id: task.id, limit: latestEvents }, options)
      return {
        ...task,
        description: cutForAnswer(description),
        comments: commentsIn(items),
        link: itemLink(origin, kind, task.id)
      }
    }
    case "topic": {
      const topic = await reach.topics.get({ id }, options)
      return { ...topic, link: itemLink(origin, kind, id) }
    }
    case "statement": {
      const statement = await reach.atoms.get({ id }, options)
      return { ...statement, link: itemLink(origin, kind, id) }
    }
    case "proposal": {
      const { proposal, messages } = await reach.proposals.get({ id }, options)
      return {
        ...proposal,
        messages: messages.map(({ id, author, text, sentAt }) => ({ id, author, text: cutForAnswer(text), sentAt })),
        link: itemLink(origin, kind, id)
      }
    }
  }
}

const commentsIn = (events: ReadonlyArray<AnswerOf<"tasks.history">["items"][number]>) =>
  events
    .filter(({ event }) => event === "TaskCommented")
    .slice(-latestComments)
    .map(({ actor, at, detail }) => ({ actor, at, text: cutForAnswer(String(detail["text"] ?? "")) }))
