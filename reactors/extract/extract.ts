/** Reads chat at a person's request and proposes knowledge. Only people decide about the proposals. */
import { Effect } from "effect"
import { runExtraction } from "./runExtraction.ts"
import { failOnDefect } from "../work/failOnDefect.ts"
import { releaseSlot } from "./slot/extractionSlot.ts"
import { partsOf } from "../../streams/commit/subjects.ts"
import { reactor } from "../work/reactor.ts"

export const extract = reactor({
  name: "extract",
  subjects: ["evt.extraction.>"],
  starts: "log",
  // The consumer also delivers the extraction's own events and retries. They must not wait behind queued extractions.
  concurrency: 256,
  on: ["ExtractionRequested", "ExtractionRetried"],
  react: (_, commit) =>
    runExtraction(commit).pipe(
      failOnDefect("extract", { _tag: "FailExtraction", reason: "internal-fault" }, commit),
      Effect.asVoid,
      // The extraction was cancelled or retried. Windows that it has read stay read.
      Effect.catchTag("ExtractionRefused", () => Effect.void),
      Effect.andThen(releaseSlot(partsOf(commit.subject).id))
    )
})
