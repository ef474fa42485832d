/** Every route of the REST interface. A body or query that a route reads is refused when it holds a field that nobody knows. */
import { HttpApi, OpenApi } from "effect/http-api"
import { Authenticated, Understood } from "../signIn/caller.ts"
import { Atoms } from "./knowledge/atoms.ts"
import { Extractions } from "./knowledge/extractions.ts"
import { Insight } from "./knowledge/insight.ts"
import { Proposals } from "./knowledge/proposals.ts"
import { Providers } from "./knowledge/providers.ts"
import { Runs } from "./knowledge/runs.ts"
import { Topics } from "./knowledge/topics.ts"
import { describedExactly } from "./openApi.ts"
import { Messages, Search } from "./messages.ts"
import { Installation, Sessions } from "./session.ts"
import { Tasks } from "./tasks.ts"

export class Api extends HttpApi.make("task-tracker")
  .add(Tasks.middleware(Authenticated))
  .add(Messages.middleware(Authenticated))
  .add(Search.middleware(Authenticated))
  .add(Proposals.middleware(Authenticated))
  .add(Topics.middleware(Authenticated))
  .add(Atoms.middleware(Authenticated))
  .add(Extractions.middleware(Authenticated))
  .add(Runs.middleware(Authenticated))
  .add(Providers.middleware(Authenticated))
  .add(Insight.middleware(Authenticated))
  .add(Installation.middleware(Authenticated))
  .add(Sessions)
  .middleware(Understood)
  .prefix("/api")
  .annotate(HttpApi.ParseOptions, { onExcessProperty: "error", errors: "all" })
  .annotate(HttpApi.HeadersParseOptions, {})
  .annotateMerge(
    OpenApi.annotations({
      title: "Task Tracker",
      version: "0.1.0",
      description:
        "Commands are POST requests with an Idempotency-Key and answer {id, seq}; reads take after=seq to see a write of one's own. Errors are RFC 9457 problem documents.",
      transform: describedExactly
    })
  ) {}
