/** The list of nginx.conf has every path of the product, and no other. */
import { HttpApi } from "effect/http-api"
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { securityTextPath } from "../../gateways/http/documents/securityText.ts"
import { appPath, pagePaths } from "../../gateways/http/pages.ts"
import { Api } from "../../gateways/http/routes/api.ts"

const config = readFileSync(new URL("nginx.conf", import.meta.url), "utf8")

interface Location {
  readonly is: "exact" | "prefix" | "pattern"
  readonly value: string
  readonly forwards: boolean
}
const kinds = { "=": "exact", "^~": "prefix", "~": "pattern", "": "prefix" } as const
const locations = [...config.matchAll(/^ *location (?:(=|\^~|~) )?(\S+) \{([^}]*)\}/gm)].map(
  ([, sign = "", value = "", body = ""]): Location => ({
    is: kinds[sign as keyof typeof kinds],
    value,
    forwards: body.includes("proxy_pass http://$product;")
  })
)

const fits = (path: string, { is, value }: Location) =>
  (is === "exact" && path === value) ||
  (is === "prefix" && path.startsWith(value)) ||
  (is === "pattern" && new RegExp(value).test(path))

/** Whether nginx forwards the path: the catch-all location applies only when no other one fits. Source: nginx, directive `location`. */
const forwards = (path: string) => locations.some((each) => each.forwards && fits(path, each))

const operations: Array<string> = []
HttpApi.reflect(Api, { onGroup: () => {}, onEndpoint: ({ endpoint }) => void operations.push(endpoint.path) })
const served = [
  ...operations,
  ...pagePaths,
  appPath,
  "/ws",
  "/docs",
  "/openapi.json",
  "/asyncapi.json",
  "/livez",
  "/readyz",
  "/telegram/our-hook_1",
  "/hooks/in/source0000",
  "/assets/index-1.js",
  securityTextPath
]

test("each location forwards or refuses", () => {
  expect(locations.length).toBe(config.match(/^ *location /gm)?.length)
  expect(locations.filter(({ forwards }) => !forwards)).toEqual([{ is: "prefix", value: "/", forwards: false }])
})

// nginx redirects `/docs` to `/docs/` when `/docs/` is a prefix that forwards. Source: nginx, directive `location`.
test("no path is a prefix with a slash at its end", () => {
  expect(locations.filter(({ is, forwards, value }) => forwards && is === "prefix" && value.endsWith("/"))).toEqual([])
})

test.each(served.map((path) => [path.replace(/:\w+/g, "x")]))("forwards %s", (path) => {
  expect(forwards(path)).toBe(true)
})

test.each([
  "/metrics",
  "/METRICS",
  "/metrics/",
  "/control/login",
  "/CONTROL/login",
  "/Tasks",
  "/tasks/x/y",
  "/API/tasks",
  "/openapi.json/",
  "/openapixjson",
  "/wsx",
  "/telegram/",
  "/telegram/x/y",
  "/hooks",
  "/hooks/in",
  "/hooks/in/",
  "/hooks/in/x/y",
  "/HOOKS/in/x",
  "/nosuch",
  "/index.html",
  "/.env"
])("refuses %s", (path) => expect(forwards(path)).toBe(false))
