/** When what is put off comes back: at the hour at which a working day begins, where the person is. */
export const tomorrow = (now: Date, hour = 9): string => {
  const then = new Date(now)
  then.setDate(then.getDate() + 1)
  then.setHours(hour, 0, 0, 0)
  return then.toISOString()
}
