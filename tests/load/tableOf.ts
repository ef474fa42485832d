/** The summary of a load, as a table of Markdown: without and with the extraction. */
import type { Stretch } from "./stretch.ts"

/** Of the stretches that have commands. The 99th percentile is that of the worst stretch. */
const delaysOf = (stretches: ReadonlyArray<Stretch>, of: (stretch: Stretch) => readonly [number, number]) => {
  const found = stretches.filter(({ commands }) => commands > 0).map(of)
  if (found.length === 0) return "none"
  const medians = found.map(([p50]) => p50).toSorted((a, b) => a - b)
  return `${Math.round(medians[Math.floor(medians.length / 2)] ?? 0)} / ${Math.round(Math.max(...found.map(([, p99]) => p99)))} ms`
}

export const tableOf = (stretches: ReadonlyArray<Stretch>): string => {
  const [first, last] = [stretches[0], stretches.at(-1)]
  if (first === undefined || last === undefined) return ""
  const calm = stretches.filter(({ isExtracting }) => !isExtracting)
  const night = stretches.filter(({ isExtracting }) => isExtracting)
  const sum = (of: (stretch: Stretch) => number) => stretches.reduce((all, each) => all + of(each), 0)
  const commands = sum((each) => each.commands)
  const grown = last.disk - first.disk
  const perThousand = (grown * 1000) / Math.max(1, commands - first.commands)
  return [
    "| measure | alone | with the extraction |",
    "|---|---|---|",
    `| command to receipt, median / worst 99th percentile | ${delaysOf(calm, ({ receipt }) => receipt)} | ${delaysOf(night, ({ receipt }) => receipt)} |`,
    `| command to row at a socket | ${delaysOf(calm, ({ row }) => row)} | ${delaysOf(night, ({ row }) => row)} |`,
    "",
    `${commands.toLocaleString("en")} commands in ${last.at} s, ${sum((each) => each.refused)} refused.`,
    `Memory: ${Math.round(first.memory)} MB at the start, ${Math.round(last.memory)} MB at the end, ${Math.round(Math.max(...stretches.map(({ memory }) => memory)))} MB at most.`,
    `Disk: ${Math.round(first.disk)} MB at the start, ${Math.round(last.disk)} MB at the end, ${perThousand.toFixed(1)} MB for 1,000 commands.`
  ].join("\n")
}
