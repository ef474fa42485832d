/**
 * `npm run load`: runs the load of a team on one machine. 200 people in four regions have a session and a socket each, and send
 * 20 commands a second for an hour, while an extraction runs. `-- --minutes 10 --people 200 --rate 20` changes it. It prints the
 * percentiles, the memory and the growth of the disk, and writes them with the plots into `.data/load`.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { runLoad } from "./runLoad.ts"
import type { LoadInterval } from "./interval.ts"
import { tableOf } from "./tableOf.ts"
import { timeChart } from "./timeChart.ts"

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    people: { type: "string", default: "200" },
    rate: { type: "string", default: "20" }
  }
})
const seconds = Number(values.minutes) * 60
/** Points of a plot. */
const points = 60

const lineOf = ({ at, commands, refused, broken, receipt, row, memory, disk, isExtracting }: LoadInterval) =>
  `${at} s: ${commands} commands, ${refused} refused, ${broken} sent again; receipt ${receipt.map(Math.round).join(" / ")} ms, row ${row.map(Math.round).join(" / ")} ms; ${Math.round(memory)} MB, disk ${Math.round(disk)} MB${isExtracting ? "; extraction" : ""}`

const intervals = await runLoad({
  people: Number(values.people),
  rate: Number(values.rate),
  seconds,
  every: Math.max(5, Math.round(seconds / points)),
  report: (interval) => process.stderr.write(`${lineOf(interval)}\n`)
})

const folder = ".data/load"
mkdirSync(folder, { recursive: true })
const charts = {
  receipt: timeChart("Command to receipt, ms", intervals, [
    { name: "median", of: ({ receipt }) => receipt[0], colour: "#2f7fd1" },
    { name: "99th percentile", of: ({ receipt }) => receipt[1], colour: "#d1660a" }
  ]),
  row: timeChart("Command to row at a socket, ms", intervals, [
    { name: "median", of: ({ row }) => row[0], colour: "#2f7fd1" },
    { name: "99th percentile", of: ({ row }) => row[1], colour: "#d1660a" }
  ]),
  memory: timeChart("Memory, MB", intervals, [
    { name: "all processes", of: ({ memory }) => memory, colour: "#159570" }
  ]),
  disk: timeChart("Data folder, MB", intervals, [{ name: "log and tables", of: ({ disk }) => disk, colour: "#159570" }])
}
for (const [name, svg] of Object.entries(charts)) writeFileSync(`${folder}/${name}.svg`, svg)
const table = tableOf(intervals)
writeFileSync(`${folder}/table.md`, table)
console.log(`${table}\nThe plots are in ${folder}.`)
