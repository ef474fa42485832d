/** The tools of the MCP server. An assistant reads, creates, comments and proposes; only a person decides. */
import { readTools } from "./tools/readTools.ts"
import type { Reach } from "./tools/reach.ts"
import type { McpTool } from "./tools/tool.ts"
import { areData } from "./tools/toolWords.ts"
import { writeTools } from "./tools/writeTools.ts"

export const instructions = `Task Tracker: the tasks of a team, and the knowledge in its chats. Begin with \`find\`. Give people the \`link\` of an item. ${areData} You can propose; approving and rejecting is for people, on the page Review. Write a task, a comment or a proposal only when your person wants it.`

/** @param origin for links to pages */
export const mcpTools = (reach: Reach, origin: string): ReadonlyArray<McpTool> => [
  ...readTools(reach, origin),
  ...writeTools(reach, origin)
]
