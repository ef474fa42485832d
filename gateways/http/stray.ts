/** Answers a request under /api that matches no route: 405 with the methods of its path, or 404 when the path is unknown. */
import { Effect, Layer } from "effect"
import { HttpMethod, HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { HttpApi } from "effect/http-api"
import { requestPathOf } from "./exactPaths.ts"
import { problemResponse } from "./problems/everyProblem.ts"
import { Api } from "./routes/api.ts"

interface Known {
  readonly segments: ReadonlyArray<string>
  readonly methods: Set<string>
}

const segmentsOf = (path: string) => path.split("/").slice(1)

/** Every path of the API with its methods. */
const knownPaths = (): ReadonlyArray<Known> => {
  const known = new Map<string, Known>()
  HttpApi.reflect(Api, {
    onGroup: () => {},
    onEndpoint: ({ endpoint: { path, method } }) => {
      const entry = known.get(path) ?? { segments: segmentsOf(path), methods: new Set() }
      known.set(path, entry)
      entry.methods.add(method)
      // The router serves HEAD by the path's GET.
      if (method === "GET") entry.methods.add("HEAD")
    }
  })
  return [...known.values()]
}

const fits = (pattern: ReadonlyArray<string>, segments: ReadonlyArray<string>) =>
  pattern.length === segments.length && pattern.every((part, index) => part.startsWith(":") || part === segments[index])

const known = knownPaths()
const methodsOf = (url: string): ReadonlyArray<string> => {
  const segments = segmentsOf(requestPathOf(url))
  return [...new Set(known.filter((each) => fits(each.segments, segments)).flatMap(({ methods }) => [...methods]))]
}

const noSuchRoute = problemResponse(404, {
  type: "/problems/not-found",
  title: "There is no such route.",
  detail: "See /docs for the routes, or /openapi.json for tools."
})
const wrongMethod = (methods: ReadonlyArray<string>) =>
  HttpServerResponse.setHeader(
    problemResponse(405, {
      type: "/problems/method-not-allowed",
      title: "This path does not support this method.",
      detail: `It supports ${methods.join(", ")}. The routes are listed at /openapi.json, and to read at /docs.`
    }),
    "allow",
    methods.join(", ")
  )

const answerTo = ({ url }: HttpServerRequest.HttpServerRequest) => {
  const methods = methodsOf(url)
  return methods.length === 0 ? noSuchRoute : wrongMethod(methods)
}

/**
 * Prevents the dashboard's page from answering under /api. HEAD has no route here: the router serves it by the path's
 * GET.
 */
const routes = HttpRouter.addAll(
  [...HttpMethod.all]
    .filter((method) => method !== "HEAD")
    .map((method) => HttpRouter.route(method, "/api/*", Effect.map(HttpServerRequest.HttpServerRequest, answerTo)))
)

/** The router has no route for a method that HTTP does not define, such as BREW, so a middleware answers it. */
const unknownMethods = HttpRouter.middleware(
  (routed) =>
    Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
      HttpMethod.isHttpMethod(request.method) || !isOfApi(request.url) ? routed : Effect.succeed(answerTo(request))
    ),
  { global: true }
)
const isOfApi = (url: string) => segmentsOf(requestPathOf(url))[0] === "api"

export const stray = Layer.merge(routes, unknownMethods)
