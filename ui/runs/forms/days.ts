/** A day that a person chose, as its first and last instant in their time zone. */
export const dayBegins = (day: string): string => new Date(`${day}T00:00:00`).toISOString()
export const dayEnds = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString()
