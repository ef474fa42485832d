/** The REST interface of the System page. */
import type { DeadLetterShown, ParkedShown } from "../../../gateways/contract/systemShown.ts"
import type { BackupsShown, ReadModelsShown, StoresShown } from "../../../gateways/contract/systemShown.ts"
import { command, requestApi } from "./api.ts"

export type ParkedItem = typeof ParkedShown.Type
export type FailedStep = typeof DeadLetterShown.Type
interface List<A> {
  readonly items: ReadonlyArray<A>
}

export const systemApi = {
  readModels: () => requestApi<ReadModelsShown>("GET", "/system/read-models"),
  stores: () => requestApi<StoresShown>("GET", "/system/stores"),
  backups: () => requestApi<BackupsShown>("GET", "/system/backups"),
  parked: () => requestApi<List<ParkedItem>>("GET", "/system/quarantine").then(({ items }) => items),
  retryParked: (id: string) => command(`/system/quarantine/${id}/retry`),
  skipParked: (id: string, because: string, key: string) => command(`/system/quarantine/${id}/skip`, { because }, key),
  deadLetters: () => requestApi<List<FailedStep>>("GET", "/system/dead-letters").then(({ items }) => items),
  retryLetter: (id: string) => command(`/system/dead-letters/${id}/retry`),
  dropLetter: (id: string, because: string, key: string) => command(`/system/dead-letters/${id}/drop`, { because }, key)
}
