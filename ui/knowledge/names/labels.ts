/** The short names of items, and the pages that show them. */
import type { Similar } from "../../../gateways/contract/knowledge.ts"

const letters: { readonly [K in Similar["kind"]]: string } = {
  task: "T",
  atom: "A",
  topic: "K",
  message: "",
  proposal: ""
}
/** `T-12`, `A-3`, `K-7`; empty for an item without a number. */
export const labelOf = (kind: Similar["kind"], number: number | null): string =>
  number === null || letters[kind] === "" ? "" : `${letters[kind]}-${number}`

/** The page that shows an item; null for a kind without a page of its own. */
export const hrefOf = ({ kind, id }: Pick<Similar, "kind" | "id">): string | null => {
  if (kind === "task") return `/tasks/${id}`
  return kind === "topic" || kind === "atom" ? `/knowledge?${kind}=${id}` : null
}
