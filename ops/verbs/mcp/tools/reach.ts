/** The operations that an assistant can reach. No decision on a proposal is among them, so no tool can make one. */
import type { TrackerClient } from "../../../../clients/typescript/client.ts"

export interface Reach {
  readonly search: Pick<TrackerClient["search"], "find">
  readonly tasks: Pick<TrackerClient["tasks"], "get" | "history" | "why" | "create" | "comment">
  readonly proposals: Pick<TrackerClient["proposals"], "get" | "list">
  readonly topics: Pick<TrackerClient["topics"], "get">
  readonly atoms: Pick<TrackerClient["atoms"], "get">
  readonly messages: Pick<TrackerClient["messages"], "post" | "list">
  readonly extractions: Pick<TrackerClient["extractions"], "request" | "get">
}

/** Copies these operations, so that a tool does not have the others at run time either. */
export const reachOf = ({ search, tasks, proposals, topics, atoms, messages, extractions }: TrackerClient): Reach => ({
  search: { find: search.find },
  tasks: {
    get: tasks.get,
    history: tasks.history,
    why: tasks.why,
    create: tasks.create,
    comment: tasks.comment
  },
  proposals: { get: proposals.get, list: proposals.list },
  topics: { get: topics.get },
  atoms: { get: atoms.get },
  messages: { post: messages.post, list: messages.list },
  extractions: { request: extractions.request, get: extractions.get }
})
