/** The REST interface of the audit chain. */
import type { CurrentCheckShown, LinkShown } from "../../../gateways/contract/audit/chainShown.ts"
import { requestApi } from "../../sync/rest/api.ts"
import { newKey } from "../../sync/rest/newKey.ts"

export const chainApi = {
  check: () => requestApi<CurrentCheckShown>("GET", "/audit/check"),
  verify: () => requestApi<CurrentCheckShown>("POST", "/audit/check", {}, newKey()),
  stop: () => requestApi<CurrentCheckShown>("POST", "/audit/check/stop", {}, newKey()),
  link: (position: number) => requestApi<LinkShown>("GET", `/audit/links/${position}`)
}
