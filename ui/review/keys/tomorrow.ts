/** The hour at which a postponed proposal returns. */
const morning = 9

/** Tomorrow morning in the person's time zone, as an instant in UTC. */
export const tomorrow = (now: Date): string => {
  const then = new Date(now)
  then.setDate(then.getDate() + 1)
  then.setHours(morning, 0, 0, 0)
  return then.toISOString()
}
