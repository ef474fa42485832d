/** The log against the receipts: every acknowledged command once, and nothing twice. */
import type { LogLine } from "../../support/product/operator.ts"
import type { Receipt } from "../load/ledger.ts"
import type { Violations } from "../result.ts"

/** The commits of a log, one for each position. */
const commitsOf = (log: ReadonlyArray<LogLine>) => [...new Map(log.map((line) => [line.seq, line])).values()]

export const checkStored = (
  log: ReadonlyArray<LogLine>,
  receipts: ReadonlyArray<Receipt>,
  found: Pick<Violations, "lost" | "twice" | "wrong">
) => {
  const commits = commitsOf(log)
  const positions = new Map<string, Array<number>>()
  for (const { command, subject, seq } of commits) {
    const key = `${command} ${subject}`
    positions.set(key, [...(positions.get(key) ?? []), seq])
  }
  for (const [key, seqs] of positions) if (seqs.length > 1) found.twice.push(`${key} at ${seqs.join(", ")}`)
  const commands = new Map(commits.map(({ command, seq }) => [command, seq]))
  for (const { name, command, seq } of receipts) {
    const stored = commands.get(command)
    if (stored === undefined) found.lost.push(`${name}, acknowledged at ${seq}`)
    else if (stored > seq) found.wrong.push(`${name} was acknowledged at ${seq}, and is stored at ${stored}`)
  }
  if (commits.some(({ seq }, i) => seq <= (commits[i - 1]?.seq ?? 0))) found.wrong.push("the log is not in order")
}
