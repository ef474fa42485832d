/** The requests about incoming webhooks. */
import type {
  FailedWebhook,
  MappedSample,
  NewSource,
  SourceRow
} from "../../../../gateways/contract/webhooks/sources.ts"
import type { SourceMapping } from "../../../../domain/source/mapping.ts"
import { command, requestApi, withoutKey } from "../../../sync/rest/api.ts"
import { newKey } from "../../../sync/rest/newKey.ts"

interface List<A> {
  readonly items: ReadonlyArray<A>
}
/** `secret`: null when the sender makes it. */
export interface MadeSource {
  readonly id: string
  readonly seq: number
  readonly secret: string | null
  /** True until the secret that the sender makes is entered. */
  readonly needsSecret: boolean
  readonly path: string
}

/** The fields that a change must repeat, because it replaces all of them. */
const changeable = ({ name, makes, audience, chat, thread }: SourceRow) => ({
  name,
  makes,
  ...(chat === null ? { audience } : { chat, ...(thread === null ? {} : { thread }) })
})

export const sourcesApi = {
  list: (after = 0) => requestApi<List<SourceRow>>("GET", `/sources?after=${after}`).then(({ items }) => items),
  failures: () => requestApi<List<FailedWebhook>>("GET", "/sources/failures").then(({ items }) => items),
  add: (source: NewSource, key: string) => requestApi<MadeSource>("POST", "/sources", source, key),
  changeMapping: (row: SourceRow, mapping: SourceMapping, sample: string, key: string) =>
    command(`/sources/${row.id}/change`, { ...changeable(row), mapping, sample }, key),
  /** `secret`: the one that the sender has made. */
  rotate: (id: string, version: number, secret?: string) =>
    requestApi<MadeSource>(
      "POST",
      `/sources/${id}/rotate`,
      { version, ...(secret === undefined ? {} : { secret }) },
      newKey()
    ),
  act: (id: string, verb: "pause" | "resume" | "remove") => command(`/sources/${id}/${verb}`),
  tryMapping: (mapping: SourceMapping, sample: string) =>
    requestApi<MappedSample>("POST", "/sources/try", { mapping, sample }, withoutKey),
  /** Asking twice is the same as asking once. */
  retry: (id: string) => requestApi<{ readonly id: string }>("POST", `/sources/failures/${id}/retry`, {}, withoutKey)
}
