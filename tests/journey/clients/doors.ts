/** Every path that the product answers to its users, and paths that it answers on another listener only. */
import { HttpApi } from "effect/http-api"
import { pagePaths } from "../../../gateways/http/pages.ts"
import { Api } from "../../../gateways/http/routes/api.ts"
import type { Door } from "./spellings.ts"

/** An id of no thing: the exact path is answered by its route. */
const withIds = (path: string) => path.replace(/:\w+/g, "aaaaaaaaaaaaaaaaaaaa")

const operations: Array<Door> = []
HttpApi.reflect(Api, {
  onGroup: () => {},
  onEndpoint: ({ endpoint: { method, path } }) => void operations.push({ method, path: withIds(path) })
})
export const getDoor = (path: string): Door => ({ method: "GET", path: withIds(path) })
export const openDoors: ReadonlyArray<Door> = [
  ...operations,
  ...[...pagePaths, "/livez", "/readyz", "/openapi.json", "/docs", "/api/nosuch"].map(getDoor)
]
/** Doors that are on another listener. */
export const closedDoors: ReadonlyArray<Door> = [
  getDoor("/metrics"),
  ...["login", "import", "inspect", "troubles", "token-create"].map((name) => ({
    method: "POST",
    path: `/control/${name}`
  }))
]
