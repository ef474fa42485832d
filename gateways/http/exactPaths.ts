/** A route has one spelling. Other spellings of its path are answered 404, so that a proxy's rule for the path is complete. */
import { Effect } from "effect"
import { HttpRouter, HttpServerRequest } from "effect/http"
import { problemResponse } from "./problems/everyProblem.ts"

/** The options of each router. Its defaults ignore case, doubled slashes and a slash at the end. */
export const exactRoutes = { caseSensitive: true, ignoreDuplicateSlashes: false, ignoreTrailingSlash: false } as const

/** Characters of a path that need no encoding; `;` and `#` would end the path for the router. Source: RFC 3986, section 3.3. */
const plainPath = /^(?:\/|(?:\/(?:[\w\-.~!$&'()*+,=:@]|%[0-9A-Fa-f]{2})+)+)$/
/** The encoding of a letter, a digit or one of `-._~`: another spelling of the character. Source: RFC 3986, section 2.3. */
const needlessEncoding = /%(?:2[DdEe]|3[0-9]|4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe])/
const dotSegment = /\/\.{1,2}(?:\/|$)/

/** Whether a path, without its query, is spelled as a route is: no empty or dot segment, no needless encoding. */
export const isExactPath = (path: string): boolean =>
  plainPath.test(path) && !needlessEncoding.test(path) && !dotSegment.test(path)

/** The path of a request's URL. `new URL` would throw for some paths that a client can send, such as `//`. */
export const requestPathOf = (url: string): string => url.split("?", 1).join()

const anotherSpelling = problemResponse(404, {
  type: "/problems/not-found",
  title: "There is no such route.",
  detail: "A path has one spelling: no empty segment, no slash at its end, and no encoded letter. See /openapi.json."
})

/** Answers a path in another spelling before the router decodes it. */
export const exactPaths = HttpRouter.middleware(
  (routed) =>
    Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ url }) =>
      isExactPath(requestPathOf(url)) ? routed : Effect.succeed(anotherSpelling)
    ),
  { global: true }
)
