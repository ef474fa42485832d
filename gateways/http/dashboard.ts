/** The built user interface: every file in memory, with an ETag and compressed once; other paths are the page's own. */
import { Effect, Layer } from "effect"
import { HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { extname, join, sep } from "node:path"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"
import { problemResponse } from "./problems/everyProblem.ts"

interface File {
  readonly type: string
  readonly etag: string
  readonly plain: Uint8Array
  readonly brotli: Uint8Array
  readonly gzip: Uint8Array
  /** Named after its content: it never changes. */
  readonly immutable: boolean
}

const types: { readonly [extension: string]: string } = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".ico": "image/x-icon"
}

/** Scripts and styles of our own only; nobody frames the page; nothing is sent along to other sites. */
const security = {
  "content-security-policy":
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer"
}

const load = (folder: string): ReadonlyMap<string, File> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(folder, name)).isFile() && types[extname(name)] !== undefined)
      .map((name): [string, File] => {
        const plain = readFileSync(join(folder, name))
        return [
          `/${name.split(sep).join("/")}`,
          {
            type: types[extname(name)] ?? "application/octet-stream",
            etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
            plain,
            brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
            gzip: gzipSync(plain),
            immutable: name.startsWith(`assets${sep}`)
          }
        ]
      })
  )

const notBuilt =
  "<!doctype html><meta charset=utf-8><title>Task Tracker</title><p>The dashboard is not built. Run <code>npm run build</code>, then start again. The API is at <a href=/docs>/docs</a>."

const noSuchFile = problemResponse(404, {
  type: "/problems/not-found",
  title: "There is no such thing.",
  detail: "No such file."
})

/** `folder`: what `vite build` wrote. Read once, at the start. */
export const dashboard = (folder: string) =>
  Layer.unwrap(
    Effect.sync(() => {
      const files = existsSync(join(folder, "index.html")) ? load(folder) : new Map<string, File>()
      return HttpRouter.add(
        "GET",
        "/*",
        Effect.map(HttpServerRequest.HttpServerRequest, (request) => {
          // Not by `new URL`, which throws for a path such as `//`.
          const path = request.url.split(/[?#]/, 1).join()
          const file = files.get(path) ?? (extname(path) === "" ? files.get("/index.html") : undefined)
          if (file === undefined) {
            return files.size === 0 && extname(path) === ""
              ? HttpServerResponse.text(notBuilt, { contentType: "text/html; charset=utf-8" })
              : noSuchFile
          }
          const cache = {
            etag: file.etag,
            "cache-control": file.immutable ? "public, max-age=31536000, immutable" : "no-cache",
            vary: "accept-encoding",
            ...security
          }
          if (request.headers["if-none-match"] === file.etag)
            return HttpServerResponse.empty({ status: 304, headers: cache })
          const accepted = request.headers["accept-encoding"] ?? ""
          const [body, encoding] = /\bbr\b/.test(accepted)
            ? [file.brotli, "br"]
            : /\bgzip\b/.test(accepted)
              ? [file.gzip, "gzip"]
              : [file.plain, null]
          return HttpServerResponse.uint8Array(body, {
            contentType: file.type,
            headers: { ...cache, ...(encoding === null ? {} : { "content-encoding": encoding }) }
          })
        })
      )
    })
  )
