/** The page that shows a hit. Pure. */
import type { SearchHit } from "../../gateways/contract/search.ts"
import { hrefOfMessage } from "../messages/place/address.ts"

export const hrefOfHit = ({ kind, id }: Pick<SearchHit, "kind" | "id">): string => {
  if (kind === "message") return hrefOfMessage(id)
  return kind === "task" ? `/tasks/${id}` : `/knowledge?${kind}=${id}`
}
