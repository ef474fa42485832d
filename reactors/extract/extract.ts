/** Reads chat when a person asks for it, and proposes what it finds. People decide; this never does. */
import { Effect } from "effect"
import { runExtraction } from "./runExtraction.ts"
import { failOn } from "../work/fault.ts"
import { giveTurnBack } from "./turn.ts"
import { partsOf } from "../../streams/commit/subjects.ts"
import { reactor } from "../work/reactor.ts"

export const extract = reactor({
  name: "extract",
  subjects: ["evt.extraction.>"],
  starts: "log",
  // What it records itself comes by here too, and must not wait; nor must one that is tried again, while others wait for their turn.
  concurrency: 256,
  on: ["ExtractionRequested", "ExtractionRetried"],
  react: (_, commit) =>
    runExtraction(commit).pipe(
      failOn("extract", { _tag: "FailExtraction", reason: "internal-fault" }, commit),
      Effect.asVoid,
      // It was cancelled, or is another attempt's by now: what was read stays read.
      Effect.catchTag("ExtractionRefused", () => Effect.void),
      Effect.andThen(giveTurnBack(partsOf(commit.subject).id))
    )
})
