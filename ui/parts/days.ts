/** Days in the reader's own zone, as `2026-11-27`. Pure. */
const dayOf = (at: Date) =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-")

export const today = (now: Date): string => dayOf(now)
export const dayAfter = (now: Date): string => dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1))
