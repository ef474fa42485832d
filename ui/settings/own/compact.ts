/** The density of lists, kept in this browser. */
const place = "compact"

export const isCompact = (): boolean => localStorage.getItem(place) === "yes"
export const storeCompact = (compact: boolean) => localStorage.setItem(place, compact ? "yes" : "no")
/** The styles make rows lower while the attribute is set. */
export const applyCompact = () => {
  if (isCompact()) document.documentElement.dataset["compact"] = ""
  else delete document.documentElement.dataset["compact"]
}
