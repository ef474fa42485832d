/**
 * Every error that leaves the server is a problem document (RFC 9457), also those of the library that routes requests. The
 * only exception is the HTML page for an address that does not exist.
 */
import { HttpServerResponse } from "effect/http"
import { STATUS_CODES } from "node:http"

export const problemType = "application/problem+json"

interface Words {
  readonly type: string
  readonly title: string
  readonly detail: string
  /** RFC 9457 allows a problem to have further members. */
  readonly [member: string]: unknown
}

/** A problem document with its status and content type. */
export const problemResponse = (status: number, words: Words): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.jsonUnsafe({ ...words, status }, { status, contentType: problemType })

/** The JSON of a problem document, for an answer that is written without Effect. */
export const problemJson = (status: number, words: Words): string => JSON.stringify({ ...words, status })

/** Seconds after which a caller should repeat a request that was answered with 503, unless the problem says it. */
const retryAfterSeconds = 2

/**
 * Returns the response, or a problem document in its place when it is an error without one. Its other headers stay. Every
 * 429 and 503 gets the header `Retry-After`.
 */
export const asProblem = (response: HttpServerResponse.HttpServerResponse): HttpServerResponse.HttpServerResponse => {
  const problem = withDocument(response)
  return (problem.status === 503 || problem.status === 429) && problem.headers["retry-after"] === undefined
    ? HttpServerResponse.setHeader(problem, "retry-after", String(retryAfterIn(problem) ?? retryAfterSeconds))
    : problem
}

/** The seconds that the problem document names. */
const retryAfterIn = ({ body }: HttpServerResponse.HttpServerResponse): number | null => {
  if (body._tag !== "Uint8Array") return null
  const found = /"retryAfter":(\d+)/.exec(Buffer.from(body.body).toString())
  return found === null ? null : Number(found[1])
}

const withDocument = (response: HttpServerResponse.HttpServerResponse): HttpServerResponse.HttpServerResponse => {
  const type = response.headers["content-type"] ?? ""
  if (response.status < 400 || type.startsWith(problemType) || type.startsWith("text/html")) return response
  return HttpServerResponse.setBody(response, problemResponse(response.status, wordsOf(response.status)).body)
}

const wordsOf = (status: number): Words =>
  known[status] ?? {
    type: `/problems/${status}`,
    title: `${STATUS_CODES[status] ?? "Error"}.`,
    detail: "See /docs for the routes, or /openapi.json for tools."
  }

const known: Readonly<Record<number, Words>> = {
  400: {
    type: "/problems/bad-request",
    title: "The request is not valid.",
    detail: "Compare the request with /openapi.json."
  },
  404: {
    type: "/problems/not-found",
    title: "Not found.",
    detail: "The path does not name anything. See /docs for the routes, or /openapi.json for tools."
  },
  415: {
    type: "/problems/unsupported-media-type",
    title: "The route does not accept a body of this type.",
    detail: "/openapi.json names the content type of each route: most accept `content-type: application/json`."
  },
  500: {
    type: "/problems/defect",
    title: "The server could not process the request.",
    detail:
      "This is a fault in the server; its log says more. A command may be sent again with the same idempotency key."
  },
  503: {
    type: "/problems/unavailable",
    title: "A part of the tracker is unavailable.",
    detail: "Send the same request again in a moment."
  }
}
