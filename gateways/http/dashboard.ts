/**
 * Serves the built dashboard from memory. Each file has an ETag and is compressed once, at the start.
 * Each path of `pagePaths` gets the page.
 */
import { Effect, Layer } from "effect"
import { HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { extname, join, sep } from "node:path"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"
import { requestPathOf } from "./exactPaths.ts"
import { appFile, appPath, isPage } from "./pages.ts"
import { problemResponse } from "./problems/everyProblem.ts"

interface File {
  readonly type: string
  readonly etag: string
  readonly plain: Uint8Array
  readonly brotli: Uint8Array
  readonly gzip: Uint8Array
  readonly security: typeof security
  /** The name has a hash of the content, so the file never changes. */
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

/**
 * A page may load scripts only from this server. Styles may also be inline, and images may also be data URLs.
 * No other site gets a referrer.
 *
 * `ancestors`: the sites that may show the page in a frame. `pictures`: the sources of images besides this server.
 */
const securityFor = (ancestors: string, pictures: string) => ({
  "content-security-policy": `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' ${pictures}; connect-src 'self'; frame-ancestors ${ancestors}; base-uri 'none'; form-action 'self'`,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer"
})
const security = securityFor("'none'", "data:")
/** Telegram's web clients, for the Mini App only, which never acts for the session of the browser. */
const telegramClients = "https://web.telegram.org https://webk.telegram.org https://weba.telegram.org"
/** The Mini App fetches the bytes of pictures with its session. */
const appSecurity = securityFor(telegramClients, "data: blob:")

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
            security: name === appFile ? appSecurity : security,
            immutable: name.startsWith(`assets${sep}`)
          }
        ]
      })
  )

const notBuilt = HttpServerResponse.text(
  "<!doctype html><meta charset=utf-8><title>Task Tracker</title><p>The dashboard is not built. Run <code>npm run build</code>, then start again. The API is at <a href=/docs>/docs</a>.",
  { contentType: "text/html; charset=utf-8" }
)

const noSuchFile = problemResponse(404, {
  type: "/problems/not-found",
  title: "Not found.",
  detail: "The dashboard has no such file."
})

/** Answers an unknown path: a browser gets the page, which reports it in the reader's language, and a program gets a problem. */
const noSuchPage = (files: ReadonlyMap<string, File>, headers: Readonly<Record<string, string | undefined>>) => {
  const page = files.get("/index.html")
  return page !== undefined && /\btext\/html\b/.test(headers["accept"] ?? "")
    ? HttpServerResponse.setStatus(responseOf(page, { ...headers, "if-none-match": undefined }), 404)
    : noSuchFile
}

/** The route of the dashboard. `folder` is the output of `vite build`; it is read once, at the start. */
export const dashboard = (folder: string) =>
  Layer.unwrap(
    Effect.sync(() => {
      const files = existsSync(join(folder, "index.html")) ? load(folder) : new Map<string, File>()
      return HttpRouter.add(
        "GET",
        "/*",
        Effect.map(HttpServerRequest.HttpServerRequest, (request) => {
          const path = requestPathOf(request.url)
          const page = isPage(path)
          const file =
            files.get(path === appPath ? `/${appFile}` : path) ?? (page ? files.get("/index.html") : undefined)
          if (file !== undefined) return responseOf(file, request.headers)
          return files.size === 0 && (page || path === appPath) ? notBuilt : noSuchPage(files, request.headers)
        })
      )
    })
  )

const responseOf = (file: File, headers: Readonly<Record<string, string | undefined>>) => {
  const cache = {
    etag: file.etag,
    "cache-control": file.immutable ? "public, max-age=31536000, immutable" : "no-cache",
    vary: "accept-encoding",
    ...file.security
  }
  if (headers["if-none-match"] === file.etag) return HttpServerResponse.empty({ status: 304, headers: cache })
  const { body, encoding } = compressed(file, headers["accept-encoding"] ?? "")
  return HttpServerResponse.uint8Array(body, { contentType: file.type, headers: { ...cache, ...encoding } })
}

/** The body in the smallest encoding that the client accepts. */
const compressed = (file: File, accepted: string) => {
  if (/\bbr\b/.test(accepted)) return { body: file.brotli, encoding: { "content-encoding": "br" } }
  if (/\bgzip\b/.test(accepted)) return { body: file.gzip, encoding: { "content-encoding": "gzip" } }
  return { body: file.plain, encoding: {} }
}
