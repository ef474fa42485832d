/** The REST interface of the Audit page. Each read is recorded by the server. */
import type { ActivityRow } from "../../../gateways/contract.ts"
import type { AccessShown } from "../../../gateways/contract/audit/accessShown.ts"
import { dayBegins, dayEnds } from "../../parts/days.ts"
import { requestApi } from "../../sync/rest/api.ts"
import { newKey } from "../../sync/rest/newKey.ts"

/** An empty text is no filter. `from` and `to` are days. */
export interface AuditFilter {
  readonly actor: string
  readonly kind: string
  /** One aggregate, `evt.task.…`. */
  readonly subject: string
  readonly from: string
  readonly to: string
}
export interface AuditPageOf {
  readonly items: ReadonlyArray<ActivityRow>
  readonly next: string | null
}
export interface AccessPage {
  readonly items: ReadonlyArray<AccessShown>
  readonly next: number | null
}

const queryOf = ({ actor, kind, subject, from, to }: AuditFilter, limit: number, cursor: string | null) => {
  const given = {
    limit: String(limit),
    actor,
    kind,
    subject,
    from: from === "" ? "" : dayBegins(from),
    asOf: to === "" ? "" : dayEnds(to),
    cursor: cursor ?? ""
  }
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== "")).toString()
}

export const auditApi = {
  changes: (filter: AuditFilter, cursor: string | null, limit = 50) =>
    requestApi<AuditPageOf>("GET", `/audit?${queryOf(filter, limit, cursor)}`),
  access: (before: number | null) =>
    requestApi<AccessPage>("GET", `/access${before === null ? "" : `?before=${before}`}`),
  /** Records the export. */
  recordExport: ({ from, to }: AuditFilter) =>
    requestApi<unknown>(
      "POST",
      "/audit/exports",
      { from: from === "" ? null : dayBegins(from), to: to === "" ? null : dayEnds(to) },
      newKey()
    )
}
