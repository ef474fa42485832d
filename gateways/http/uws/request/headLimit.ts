/**
 * Bounds the head of a request, so that a head that is too long is refused with a problem document.
 *
 * The library reads its limit from the environment once, when it is loaded, and answers a longer head itself, with
 * HTML. This module must be loaded before it. The library's limit is four times ours, so only extremely long heads
 * reach it.
 */
import { env } from "node:process"
import { refusal } from "../../entry/refusal.ts"

/** Bytes of a request's path, query, header names and values together. */
export const longestHead = 16 * 1024

env["UWS_HTTP_MAX_HEADERS_SIZE"] = String(4 * longestHead)

export const headTooLong = refusal({
  status: 431,
  type: "head-too-large",
  title: "The head of the request is too large.",
  detail: `Send less than ${longestHead / 1024} KiB of path, query and headers.`
})
