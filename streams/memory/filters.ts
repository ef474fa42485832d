/** True when a subject matches one of these NATS filters (`*`: one token, `>`: the rest), or there are no filters. */
export const matches = (filters: ReadonlyArray<string> | undefined, subject: string): boolean =>
  filters === undefined || filters.some((filter) => matchesOne(filter.split("."), subject.split(".")))

const matchesOne = (filter: ReadonlyArray<string>, subject: ReadonlyArray<string>): boolean => {
  const rest = filter.indexOf(">")
  const checked = rest < 0 ? filter : filter.slice(0, rest)
  return (
    (rest < 0 ? subject.length === filter.length : subject.length > rest) &&
    checked.every((token, i) => token === "*" || token === subject[i])
  )
}
