/** `tt mcp`: serves one MCP client over standard input and output, until it closes the input. */
import { Effect, Schema } from "effect"
import { trackerClient } from "../../../clients/typescript/client.ts"
import { serveStdio } from "./mcpServer.ts"
import { reachOf } from "./tools/reach.ts"
import { mcpTools } from "./tools.ts"

/** The settings of the product begin with `TT_`: this is a setting of the assistant. */
const tokenVariable = "TRACKER_TOKEN"

class McpNotStarted extends Schema.TaggedError<McpNotStarted>()("McpNotStarted", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

export const serveMcp = Effect.fnUntraced(function* (url: string) {
  const token = process.env[tokenVariable]?.trim() ?? ""
  if (!/^[\x21-\x7e]{1,200}$/.test(token))
    return yield* new McpNotStarted({
      why: `set ${tokenVariable} to an API token: \`tt token create --name "Assistant" --role member\` prints one`
    })
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed === null || !["http:", "https:"].includes(parsed.protocol))
    return yield* new McpNotStarted({ why: `--url must be an address such as https://tasks.example.org` })
  const { origin } = parsed
  yield* Effect.promise(() => serveStdio(mcpTools(reachOf(trackerClient({ origin, token })), origin)))
})
