/** Every operation of the REST interface, as one description and as the router's routes. */
import { type Effect, Layer } from "effect"
import type { HttpRouter, HttpServerResponse } from "effect/http"
import { HttpApi, HttpApiBuilder, HttpApiGroup, OpenApi } from "effect/http-api"
import { corrected } from "../api/openApi.ts"
import type { OperationGroup, ServicesOf } from "../api/operation.ts"
import { Permitted } from "../api/rights/operationRule.ts"
import { AttemptsCounted, Authenticated, BodyRead, type Caller, Understood } from "../signIn/caller.ts"
import { atomOperations } from "./knowledge/atoms.ts"
import { extractionOperations } from "./knowledge/extractions.ts"
import { figureOperations } from "./figures/figures.ts"
import { insightOperations } from "./knowledge/insight.ts"
import { proposalOperations } from "./knowledge/proposals.ts"
import { providerOperations } from "./knowledge/providers.ts"
import { runOperations } from "./knowledge/runs.ts"
import { topicOperations } from "./knowledge/topics.ts"
import { importOperations } from "./imports/imports.ts"
import { noticeOperations } from "./notices/notices.ts"
import { accessOperations } from "./system/audit/access.ts"
import { auditOperations } from "./system/audit/audit.ts"
import { chainOperations } from "./system/audit/chain.ts"
import { botOperations } from "./system/bot.ts"
import { deadLetterOperations } from "./system/deadLetters.ts"
import { partOperations } from "./system/parts.ts"
import { chatOperations } from "./tasks/chats.ts"
import { fileOperations } from "./files/files.ts"
import { messageOperations } from "./tasks/messages.ts"
import { quarantineOperations } from "./system/quarantine.ts"
import { searchOperations } from "./search.ts"
import { invitationOperations } from "./team/invitations.ts"
import { memberOperations } from "./team/members.ts"
import { ownOperations } from "./signIn/own.ts"
import { peopleOperations } from "./team/people.ts"
import { sessionListOperations } from "./team/sessions.ts"
import { tokenOperations } from "./team/tokens.ts"
import { installationOperations, sessionOperations } from "./session.ts"
import { oidcOperations } from "./signIn/oidc.ts"
import { miniAppOperations } from "./signIn/miniApp.ts"
import { passkeyOperations } from "./signIn/passkeys.ts"
import { recoveryOperations } from "./signIn/recovery.ts"
import { telegramOperations } from "./signIn/telegram.ts"
import { wayOperations } from "./signIn/ways.ts"
import { taskOperations } from "./tasks/tasks.ts"
import { viewOperations } from "./views/views.ts"
import { sourceOperations } from "./sources/sources.ts"
import { webhookOperations } from "./webhooks/webhooks.ts"

export const groups = [
  taskOperations,
  messageOperations,
  fileOperations,
  chatOperations,
  searchOperations,
  proposalOperations,
  topicOperations,
  atomOperations,
  extractionOperations,
  runOperations,
  providerOperations,
  insightOperations,
  figureOperations,
  installationOperations,
  importOperations,
  botOperations,
  deadLetterOperations,
  accessOperations,
  auditOperations,
  chainOperations,
  quarantineOperations,
  partOperations,
  sessionOperations,
  wayOperations,
  oidcOperations,
  telegramOperations,
  miniAppOperations,
  passkeyOperations,
  recoveryOperations,
  peopleOperations,
  memberOperations,
  ownOperations,
  noticeOperations,
  viewOperations,
  invitationOperations,
  tokenOperations,
  webhookOperations,
  sourceOperations,
  sessionListOperations
] as const

/**
 * A caller without a session or a token may only use the operations whose rule is `public`. The last middleware runs first:
 * a caller is signed in, and has the right, before the body is read.
 */
const endpointsOf = ({ operations }: OperationGroup<unknown>) =>
  Object.entries(operations).map(([name, { authorisation, endpoint }]) =>
    authorisation === "public"
      ? endpoint(name).middleware(BodyRead).middleware(AttemptsCounted)
      : endpoint(name).middleware(BodyRead).middleware(Permitted).middleware(Authenticated)
  )

const describedGroup = (group: OperationGroup<unknown>): HttpApiGroup.Top => {
  const [first, ...others] = endpointsOf(group)
  if (first === undefined) throw new Error(`the group ${group.name} has no operations`)
  return HttpApiGroup.make(group.name).add(first, ...others)
}

/** A body or a query with a field that the operation does not know is refused. */
export const Api = HttpApi.make("task-tracker")
  .add(describedGroup(taskOperations), ...groups.slice(1).map(describedGroup))
  .middleware(Understood)
  .prefix("/api")
  .annotate(HttpApi.ParseOptions, { onExcessProperty: "error", errors: "all" })
  .annotate(HttpApi.HeadersParseOptions, {})
  .annotateMerge(
    OpenApi.annotations({
      title: "Task Tracker",
      version: "0.1.0",
      description:
        "Commands are POST requests, and answer {id, seq}. An Idempotency-Key header is optional and makes a retry safe. Reads with after=seq include your own write. Lists answer {items, next}; cursor=next is the next page. Errors are RFC 9457 problem documents.",
      transform: corrected
    })
  )

const handlersOf = ({ name, operations }: OperationGroup<unknown>) =>
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
  | Permitted
  | BodyRead
  | AttemptsCounted
  | Understood
  | HttpRouter.Request.From<"Requires", Exclude<Services, Caller | HttpRouter.Provided>>
> = HttpApiBuilder.layer(Api, { openapiPath: "/openapi.json" }).pipe(
  Layer.provide(Layer.mergeAll(handlersOf(taskOperations), ...groups.slice(1).map(handlersOf)))
)
