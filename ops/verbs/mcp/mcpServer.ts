/** The gate to the MCP library: lists the tools and calls them, over standard input and output. */
import { Server } from "@modelcontextprotocol/sdk/server/index.js"
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js"
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js"
import { version } from "../../settings/version.ts"
import type { McpTool } from "./tools/tool.ts"
import { instructions } from "./tools.ts"

const mcpServer = (tools: ReadonlyArray<McpTool>) => {
  const server = new Server({ name: "task-tracker", version }, { capabilities: { tools: {} }, instructions })
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, title, description, inputSchema, readOnly }) => ({
      name,
      title,
      description,
      inputSchema,
      annotations: { title, readOnlyHint: readOnly, destructiveHint: false, openWorldHint: false }
    }))
  }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: input = {} } }) => {
    const tool = tools.find((each) => each.name === name)
    const { text, failed } =
      tool === undefined
        ? { text: `There is no tool ${name.slice(0, 50)}. The tools are ${names(tools)}.`, failed: true }
        : await tool.call(input)
    return { content: [{ type: "text", text }], isError: failed }
  })
  return server
}
const names = (tools: ReadonlyArray<McpTool>) => tools.map(({ name }) => name).join(", ")

/** Resolves when the client has closed the standard input. */
export const serveStdio = async (tools: ReadonlyArray<McpTool>): Promise<void> => {
  const server = mcpServer(tools)
  const ended = new Promise<void>((resolve) => process.stdin.once("end", resolve).once("close", resolve))
  await server.connect(new StdioServerTransport())
  await ended
  await server.close()
}
