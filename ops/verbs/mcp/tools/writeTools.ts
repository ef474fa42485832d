/** The tools that write. None decides on a proposal. */
import { Schema } from "effect"
import { Comment } from "../../../../domain/task/fields.ts"
import { Due } from "../../../../domain/values.ts"
import { NewMessage, NewTask } from "../../../../gateways/contract.ts"
import { itemLink } from "./links.ts"
import { propose } from "./propose.ts"
import type { Reach } from "./reach.ts"
import { mcpTool, type McpTool } from "./tool.ts"
import { TaskIdOrNumber } from "./toolWords.ts"

/** UTF-16 units of a text to propose from. */
const mostProposed = 4000
const { title, description, priority, category } = NewTask.fields
const due = Schema.optionalKey(Due.annotate({ description: "YYYY-MM-DD, or YYYY-MM-DDThh:mm:ssZ." }))
const ProposedText = NewMessage.fields.text
  .check(Schema.isMaxLength(mostProposed))
  .annotate({ description: `Statements in plain words, at most ${mostProposed} characters.` })

/** @param origin for links to pages */
export const writeTools = (reach: Reach, origin: string): ReadonlyArray<McpTool> => [
  mcpTool(
    {
      name: "create",
      title: "Create a task",
      description:
        "Creates a task that the team sees, under the name of this assistant's token. Search first: it may exist.",
      readOnly: false
    },
    Schema.Struct({ title, description, due, priority, category }),
    async (given, signal) => {
      const { id } = await reach.tasks.create(given, { signal })
      const { number } = await reach.tasks.get({ id }, { signal })
      return { id, number: `T-${number}`, link: itemLink(origin, "task", id) }
    }
  ),
  mcpTool(
    {
      name: "comment",
      title: "Comment on a task",
      description: "Adds a comment to a task. A person who is named with @ gets a notification.",
      readOnly: false
    },
    Schema.Struct({ task: TaskIdOrNumber, text: Comment }),
    async ({ task, text }, signal) => {
      const { id } = await reach.tasks.comment({ id: task, text }, { signal })
      return { task: id, link: itemLink(origin, "task", id) }
    }
  ),
  mcpTool(
    {
      name: "propose",
      title: "Propose knowledge",
      description:
        "Proposes topics and statements (decisions, problems, requirements, work to do) for the knowledge of the team. The text is stored as a message of this assistant, and the tracker proposes what it finds in it, with quotes. A person decides on the page Review; you cannot approve.",
      readOnly: false
    },
    Schema.Struct({ text: ProposedText }),
    ({ text }, signal) => propose(reach, origin, text, signal)
  )
]
