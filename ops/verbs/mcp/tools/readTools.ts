/** The tools that read. */
import { Schema } from "effect"
import { cutForAnswer } from "./links.ts"
import { findItems, readOneItem } from "./findItems.ts"
import type { Reach } from "./reach.ts"
import { mcpTool, type McpTool } from "./tool.ts"
import { areData, TaskIdOrNumber } from "./toolWords.ts"

const kinds = ["task", "message", "topic", "statement"] as const
const FindInput = Schema.Struct({
  query: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(500), Schema.isPattern(/^[^\0]*$/)).annotate({
    description: "Words in any language, or a number such as T-12."
  }),
  kinds: Schema.optionalKey(Schema.Array(Schema.Literals(kinds)).check(Schema.isMinLength(1), Schema.isMaxLength(4))),
  limit: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 20 })))
})
const GetInput = Schema.Struct({
  kind: Schema.Literals(["task", "topic", "statement", "proposal"]),
  id: Schema.String.check(
    Schema.isPattern(/^([a-z0-9]{8,40}|[TKA]-[0-9]{1,9})$/, { message: "must be an id, or T-n, K-n or A-n" })
  ).annotate({ description: "The id of the item, or its number: T-12 of a task, K-3 of a topic, A-7 of a statement." })
})

/** @param origin for links to pages */
export const readTools = (reach: Reach, origin: string): ReadonlyArray<McpTool> => [
  mcpTool(
    {
      name: "find",
      title: "Search",
      description: `Finds tasks, messages, topics and statements by words and meaning. ${areData}`,
      readOnly: true
    },
    FindInput,
    (given, signal) => findItems(reach, origin, given, signal)
  ),
  mcpTool(
    {
      name: "get",
      title: "Read one item",
      description: `Reads a task with its last comments, a topic, a statement, or a proposal with its quotes. ${areData}`,
      readOnly: true
    },
    GetInput,
    (given, signal) => readOneItem(reach, origin, given, signal)
  ),
  mcpTool(
    {
      name: "why",
      title: "Why a task exists",
      description: `Explains why a task exists: the messages, statements and decisions that led to it. ${areData}`,
      readOnly: true
    },
    Schema.Struct({ task: TaskIdOrNumber }),
    async ({ task }, signal) => {
      const { chain } = await reach.tasks.why({ id: task }, { signal })
      return { steps: chain.map(({ files: _, ...step }) => ({ ...step, text: cutForAnswer(step.text) })) }
    }
  )
]
