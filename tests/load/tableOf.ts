/** The summary of a load, as tables of Markdown: without and with the extraction, and by quarters of its time. */
import type { LoadInterval } from "./interval.ts"

/** Of the intervals that have commands. The 99th percentile is that of the worst interval. */
const delaysOf = (
  intervals: ReadonlyArray<LoadInterval>,
  of: (interval: LoadInterval) => readonly [number, number]
) => {
  const found = intervals.filter(({ commands }) => commands > 0).map(of)
  if (found.length === 0) return "none"
  const medians = found.map(([p50]) => p50).toSorted((a, b) => a - b)
  return `${Math.round(medians[Math.floor(medians.length / 2)] ?? 0)} / ${Math.round(Math.max(...found.map(([, p99]) => p99)))} ms`
}

const quarters = [1, 2, 3, 4]

const quarterLines = (intervals: ReadonlyArray<LoadInterval>, end: number) =>
  quarters.map((quarter) => {
    const mine = intervals.filter(({ at }) => at > ((quarter - 1) * end) / 4 && at <= (quarter * end) / 4)
    const last = mine.at(-1)
    const sizes = last === undefined ? "none | none" : `${Math.round(last.memory)} MB | ${Math.round(last.disk)} MB`
    return `| ${quarter} | ${delaysOf(mine, ({ receipt }) => receipt)} | ${delaysOf(mine, ({ row }) => row)} | ${sizes} |`
  })

export const tableOf = (intervals: ReadonlyArray<LoadInterval>): string => {
  const [first, last] = [intervals[0], intervals.at(-1)]
  if (first === undefined || last === undefined) return ""
  const calm = intervals.filter(({ isExtracting }) => !isExtracting)
  const extraction = intervals.filter(({ isExtracting }) => isExtracting)
  const sum = (of: (interval: LoadInterval) => number) => intervals.reduce((all, each) => all + of(each), 0)
  const commands = sum((each) => each.commands)
  const grown = last.disk - first.disk
  const perThousand = (grown * 1000) / Math.max(1, commands - first.commands)
  return [
    "| measure | alone | with the extraction |",
    "|---|---|---|",
    `| command to receipt, median / worst 99th percentile | ${delaysOf(calm, ({ receipt }) => receipt)} | ${delaysOf(extraction, ({ receipt }) => receipt)} |`,
    `| command to row at a socket | ${delaysOf(calm, ({ row }) => row)} | ${delaysOf(extraction, ({ row }) => row)} |`,
    "",
    "| quarter | command to receipt | command to row | memory at its end | disk at its end |",
    "|---|---|---|---|---|",
    ...quarterLines(intervals, last.at),
    "",
    `${commands.toLocaleString("en")} commands in ${last.at} s, ${sum((each) => each.refused)} refused, ${sum((each) => each.broken)} sent again after a broken connection.`,
    `Memory: ${Math.round(first.memory)} MB at the start, ${Math.round(last.memory)} MB at the end, ${Math.round(Math.max(...intervals.map(({ memory }) => memory)))} MB at most.`,
    `Disk: ${Math.round(first.disk)} MB at the start, ${Math.round(last.disk)} MB at the end, ${perThousand.toFixed(1)} MB for 1,000 commands.`
  ].join("\n")
}
