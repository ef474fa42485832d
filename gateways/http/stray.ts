/** What a request under /api is told that meets no route: which methods its path has, or that there is no such path. */
import { Effect } from "effect"
import { HttpMethod, HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { HttpApi } from "effect/http-api"
import { Api } from "./routes/api.ts"

interface Known {
  readonly segments: ReadonlyArray<string>
  readonly methods: Set<string>
}

const segmentsOf = (path: string) => path.split("/").filter((segment) => segment !== "")

/** Every path of the interface, with its methods, as its description has them. */
const knownPaths = (): ReadonlyArray<Known> => {
  const known = new Map<string, Known>()
  HttpApi.reflect(Api, {
    onGroup: () => {},
    onEndpoint: ({ endpoint: { path, method } }) => {
      const entry = known.get(path) ?? { segments: segmentsOf(path), methods: new Set() }
      known.set(path, entry)
      entry.methods.add(method)
      // Whoever may read a thing may also ask for its head alone.
      if (method === "GET") entry.methods.add("HEAD")
    }
  })
  return [...known.values()]
}

const fits = (pattern: ReadonlyArray<string>, segments: ReadonlyArray<string>) =>
  pattern.length === segments.length && pattern.every((part, index) => part.startsWith(":") || part === segments[index])

const known = knownPaths()
const methodsOf = (url: string): ReadonlyArray<string> => {
  const segments = segmentsOf(url.split("?", 1).join())
  return [...new Set(known.filter((each) => fits(each.segments, segments)).flatMap(({ methods }) => [...methods]))]
}

const problem = (status: 404 | 405, body: { readonly type: string; readonly title: string; readonly detail: string }) =>
  HttpServerResponse.jsonUnsafe({ ...body, status }, { status, contentType: "application/problem+json" })

const noSuchRoute = problem(404, {
  type: "/problems/not-found",
  title: "There is no such route.",
  detail: "The routes are listed at /openapi.json, and to read at /docs."
})
const wrongMethod = (methods: ReadonlyArray<string>) =>
  HttpServerResponse.setHeader(
    problem(405, {
      type: "/problems/method-not-allowed",
      title: "This path does not know this method.",
      detail: `It knows ${methods.join(", ")}. The routes are listed at /openapi.json, and to read at /docs.`
    }),
    "allow",
    methods.join(", ")
  )

const answer = Effect.map(HttpServerRequest.HttpServerRequest, ({ url }) => {
  const methods = methodsOf(url)
  return methods.length === 0 ? noSuchRoute : wrongMethod(methods)
})

/** Never the page. HEAD has no route here: the router then takes the path's GET. */
export const stray = HttpRouter.addAll(
  [...HttpMethod.all].filter((method) => method !== "HEAD").map((method) => HttpRouter.route(method, "/api/*", answer))
)
