import { Effect } from "effect"
import { Command, Flag } from "effect/cli"

/** It needs no settings and no data folder: it may run on another machine than the tracker. */
export const mcpVerb = Command.make(
  "mcp",
  {
    url: Flag.String("url").pipe(
      Flag.withDefault("http://127.0.0.1:8000"),
      Flag.withDescription("where the tracker is; default: http://127.0.0.1:8000")
    )
  },
  ({ url }) =>
    Effect.flatMap(
      Effect.promise(() => import("./mcp.ts")),
      ({ serveMcp }) => serveMcp(url)
    )
).pipe(Command.withDescription("serve AI assistants over MCP; the token is in TRACKER_TOKEN"))
