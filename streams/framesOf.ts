/** Where something went wrong, for a log. Not its message, which may hold what somebody wrote. */
export const framesOf = (defect: unknown): ReadonlyArray<string> =>
  defect instanceof Error
    ? (defect.stack ?? "")
        .split("\n")
        .filter((line) => /^\s+at /u.test(line))
        .slice(0, mostFrames)
    : []

const mostFrames = 5
