/** The page that shows a counted thing. Pure. */
import type { CountedItem } from "../../../gateways/contract/figures/figures.ts"
import type { CountedRows } from "../figures/figuresApi.ts"

/** Null for a proposal that became nothing: it was rejected. */
export const addressOfItem = ({ is, id, kind, made }: CountedItem, { of }: CountedRows): string | null => {
  if (is === "task") return `/tasks/${id}`
  if (is !== "proposal") return `/runs?run=${id}`
  if (of === "waiting") return "/review"
  if (made === null || kind === null) return null
  return kind === "task" ? `/tasks/${made}` : `/knowledge?${kind}=${made}`
}
