import { readdirSync, readFileSync } from "node:fs"
import { sha256 } from "../../../streams/commit/identity.ts"

/** The code that makes a state from stored events: the domain, the old shapes of events, and the form of a snapshot. */
const sources = ["../../../domain/", "../../../streams/codec/", "./"]

/**
 * Names the code that folds events into states. Another fingerprint makes other states, so its snapshots are of no use.
 *
 * The program runs from its sources, so their text is the code.
 */
export const codeFingerprint = (): string =>
  sha256(
    sources
      .map((folder) => new URL(folder, import.meta.url))
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: "utf8" })
          .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
          .toSorted()
          .map((name) => `${name} ${sha256(readFileSync(new URL(name, folder)))}`)
      )
      .join("\n")
  ).slice(0, 32)
