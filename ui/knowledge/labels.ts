/** What people call a thing by its number. */
import type { Similar } from "../../gateways/contract/knowledge.ts"

const letters: { readonly [K in Similar["kind"]]: string } = {
  task: "T",
  atom: "A",
  topic: "K",
  message: "",
  proposal: ""
}
/** `T-12`, `A-3`, `K-7`; empty for what has no number. */
export const labelOf = (kind: Similar["kind"], number: number | null): string =>
  number === null || letters[kind] === "" ? "" : `${letters[kind]}-${number}`
