/** Every operation of the REST interface, as one description and as the router's routes. */
import { type Effect, Layer } from "effect"
import type { HttpRouter, HttpServerResponse } from "effect/http"
import { HttpApi, HttpApiBuilder, HttpApiGroup, OpenApi } from "effect/http-api"
import { corrected } from "../api/openApi.ts"
import type { Group, ServicesOf } from "../api/operation.ts"
import { Authenticated, type Caller, Understood } from "../signIn/caller.ts"
import { atoms } from "./knowledge/atoms.ts"
import { extractions } from "./knowledge/extractions.ts"
import { insight } from "./knowledge/insight.ts"
import { proposals } from "./knowledge/proposals.ts"
import { providers } from "./knowledge/providers.ts"
import { runs } from "./knowledge/runs.ts"
import { topics } from "./knowledge/topics.ts"
import { messages } from "./messages.ts"
import { search } from "./search.ts"
import { installation, session } from "./session.ts"
import { tasks } from "./tasks.ts"

export const groups = [
  tasks,
  messages,
  search,
  proposals,
  topics,
  atoms,
  extractions,
  runs,
  providers,
  insight,
  installation,
  session
] as const

/** A caller without a session or a token gets no further than the operations whose rule is `public`. */
const endpointsOf = ({ operations }: Group<unknown>) =>
  Object.entries(operations).map(([name, { authorisation, endpoint }]) =>
    authorisation === "public" ? endpoint(name) : endpoint(name).middleware(Authenticated)
  )

const describedGroup = (group: Group<unknown>): HttpApiGroup.Top => {
  const [first, ...others] = endpointsOf(group)
  if (first === undefined) throw new Error(`the group ${group.name} has no operations`)
  return HttpApiGroup.make(group.name).add(first, ...others)
}

/** A body or a query with a field that the operation does not know is refused. */
export const Api = HttpApi.make("task-tracker")
  .add(describedGroup(tasks), ...groups.slice(1).map(describedGroup))
  .middleware(Understood)
  .prefix("/api")
  .annotate(HttpApi.ParseOptions, { onExcessProperty: "error", errors: "all" })
  .annotate(HttpApi.HeadersParseOptions, {})
  .annotateMerge(
    OpenApi.annotations({
      title: "Task Tracker",
      version: "0.1.0",
      description:
        "Commands are POST requests with an Idempotency-Key, and answer {id, seq}. Reads take after=seq to see your own write. Errors are RFC 9457 problem documents.",
      transform: corrected
    })
  )

const handlersOf = ({ name, operations }: Group<unknown>) =>
  HttpApiBuilder.group(Api, name, (handlers) =>
    handlers.handleAll(
      // `operation` has compared each handler with its endpoint.
      Object.fromEntries(Object.entries(operations).map(([name, { handle }]) => [name, handle as Handler]))
    )
  )
type Handler = (request: unknown) => Effect.Effect<HttpServerResponse.HttpServerResponse, never, unknown>

/** The services of one request. */
type Services = ServicesOf<(typeof groups)[number]["operations"][string]>
type Described = Layer.Services<ReturnType<typeof described>>
const described = () => HttpApiBuilder.layer(HttpApi.make("empty"))

/** The REST interface, and its description at `/openapi.json`. */
export const apiLayer: Layer.Layer<
  never,
  never,
  | Described
  | Authenticated
  | Understood
  | HttpRouter.Request.From<"Requires", Exclude<Services, Caller | HttpRouter.Provided>>
> = HttpApiBuilder.layer(Api, { openapiPath: "/openapi.json" }).pipe(
  Layer.provide(Layer.mergeAll(handlersOf(tasks), ...groups.slice(1).map(handlersOf)))
)
