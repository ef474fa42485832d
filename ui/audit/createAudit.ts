/** The lists of the audit, and the filter that is in the address of the page. */
import { useSearchParams } from "@solidjs/router"
import { auditApi, type AuditFilter } from "./events/auditApi.ts"
import { isDay } from "../words/speak/calendar.ts"
import { createPages } from "../parts/paged/createPages.ts"
import { createNames } from "./rows/createNames.ts"

export type AuditTab = "changes" | "access"

export const createAudit = () => {
  const [params, setParams] = useSearchParams<{ [F in keyof AuditFilter | "tab"]: string }>()
  const tab = (): AuditTab => (params.tab === "access" ? "access" : "changes")
  const filter = (): AuditFilter => ({
    actor: params.actor ?? "",
    kind: params.kind ?? "",
    subject: params.subject ?? "",
    from: dayIn(params.from),
    to: dayIn(params.to)
  })
  const changes = createPages(() => (tab() === "changes" ? filter() : null), auditApi.changes)
  const access = createPages(
    () => (tab() === "access" ? tab() : null),
    (_, before: number | null) => auditApi.access(before)
  )
  const names = createNames(() => (changes.shown()?.items ?? []).map(({ subject }) => subject))
  return {
    names,
    tab,
    filter,
    changes,
    access,
    /** The actors to choose from. */
    actors: () => {
      const { actor } = filter()
      return names.actors([...(changes.shown()?.items ?? []).map((row) => row.actor), ...(actor === "" ? [] : [actor])])
    },
    setTab: (id: AuditTab) => setParams({ tab: id === "changes" ? null : id }),
    setFilter: (change: Partial<AuditFilter>) => setParams(change)
  }
}

/** A day in the address of the page; empty when the text is no day. */
const dayIn = (text: string | undefined) => (text !== undefined && isDay(text) ? text : "")
