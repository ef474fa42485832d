/** About the bytes that a value takes in memory: two for each character, and eight for each member. */
export const weightOf = (value: unknown): number => {
  if (typeof value === "string") return 2 * value.length
  if (typeof value !== "object" || value === null) return 8
  let bytes = 0
  for (const each of Object.values(value)) bytes += 8 + weightOf(each)
  return bytes
}
