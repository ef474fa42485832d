/** The requests of an import of a chat. */
import type { ImportShown, ImportsShown } from "../../../gateways/contract/imports/imports.ts"
import { refusalIn, requestApi, withoutKey } from "../../sync/rest/api.ts"

export interface SentPart {
  readonly offset: number
  readonly sum: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export const importsApi = {
  list: () => requestApi<ImportsShown>("GET", "/imports"),
  begin: (file: { readonly name: string; readonly size: number; readonly modified: number }) =>
    requestApi<ImportShown>("POST", "/imports", file, withoutKey),
  /** Sends bytes, which `requestApi` cannot. */
  addPart: async (id: string, { offset, sum, bytes }: SentPart, signal: AbortSignal): Promise<ImportShown> => {
    const response = await fetch(`/api/imports/${id}/parts?offset=${offset}&sum=${sum}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: bytes,
      signal
    })
    const text = await response.text()
    // The cast: the server answers as the contract says.
    if (response.ok) return JSON.parse(text) as ImportShown
    throw refusalIn(text, response.status)
  },
  start: (id: string, places: ReadonlyArray<string>) =>
    requestApi<ImportShown>("POST", `/imports/${id}/start`, { places }, withoutKey),
  cancel: (id: string) => requestApi<void>("POST", `/imports/${id}/cancel`, undefined, withoutKey)
}
export type ImportsApi = typeof importsApi
