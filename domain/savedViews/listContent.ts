import type { SavedList } from "./savedList.ts"

/** The content of a saved view, from a value that has other fields as well. */
export const listContent = ({ place, fields, text, hidden, order, grouping }: SavedList): SavedList => ({
  place,
  fields,
  text,
  hidden,
  order,
  grouping
})
