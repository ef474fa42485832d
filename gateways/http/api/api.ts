/** Every route of the REST interface. A body or query that a route reads is refused when it holds a field that nobody knows. */
import { HttpApi, OpenApi } from "effect/http-api"
import { Authenticated, Understood } from "./caller.ts"
import { Messages, Search } from "./messages.ts"
import { Installation, Sessions } from "./session.ts"
import { Tasks } from "./tasks.ts"

export class Api extends HttpApi.make("task-tracker")
  .add(Tasks.middleware(Authenticated))
  .add(Messages.middleware(Authenticated))
  .add(Search.middleware(Authenticated))
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
        "Commands are POST requests with an Idempotency-Key and answer {id, seq}; reads take after=seq to see a write of one's own. Errors are RFC 9457 problem documents."
    })
  ) {}
