/** Compares our figures with those of the scorer that belongs to the data. */
import { execFileSync } from "node:child_process"
import { mkdirSync, realpathSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Schema } from "effect"
import type { Extracted } from "./extraction.ts"
import type { Share } from "./scorer/score.ts"

const Pair = Schema.Tuple([Schema.Int, Schema.Int])
const Theirs = Schema.Record(
  Schema.String,
  Schema.Struct({
    precision: Pair,
    recallMust: Pair,
    recallAll: Pair,
    status: Pair,
    ownerNamed: Pair,
    ownerInvented: Pair,
    dueGiven: Pair,
    dueInvented: Pair,
    traps: Pair,
    duplicates: Schema.Int
  })
)
const compared = [
  "precision",
  "recallMust",
  "recallAll",
  "status",
  "ownerNamed",
  "ownerInvented",
  "dueGiven",
  "dueInvented",
  "traps"
] as const

/** Writes a proposals file for each chat, in the form that the data's scorer reads. */
export const writeProposals = (chats: ReadonlyArray<Extracted>, folder: string) => {
  mkdirSync(folder, { recursive: true })
  for (const { labelled, proposals } of chats)
    writeFileSync(join(folder, labelled.file), `${JSON.stringify(proposals, null, 1)}\n`)
}

/** One sentence for each figure that differs. @param folder the written proposals */
export const differences = (chats: ReadonlyArray<Extracted>, data: URL, folder: string): ReadonlyArray<string> => {
  const files = chats.map(({ labelled }) => fileURLToPath(new URL(`labels/${labelled.file}`, data)))
  const answer = execFileSync(
    process.execPath,
    [realpathSync(new URL("score.mjs", data)), ...files, "--proposals", folder, "--json"],
    { encoding: "utf8", maxBuffer: 1 << 26 }
  )
  const theirs = Schema.decodeUnknownSync(Theirs)(JSON.parse(answer))
  return chats.flatMap(({ labelled, score }) => {
    const name = labelled.file.replace(/\.json$/u, "")
    const their = theirs[name]
    if (their === undefined) return [`${name}: the scorer does not know it`]
    const duplicates = score.judged.filter(({ verdict }) => verdict === "duplicate").length
    return [
      ...compared.flatMap((each) =>
        isSame(score.shares[each], their[each])
          ? []
          : [`${name}: ${each} is ${score.shares[each].join("/")}, the scorer says ${their[each].join("/")}`]
      ),
      ...(duplicates === their.duplicates
        ? []
        : [`${name}: ${duplicates} duplicates, the scorer says ${their.duplicates}`])
    ]
  })
}

const isSame = (a: Share, b: Share) => a[0] === b[0] && a[1] === b[1]
