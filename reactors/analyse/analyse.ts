/** Proposes tasks from knowledge when a person starts a run. Only people decide about the proposals. */
import { Effect } from "effect"
import { runAnalysis } from "./runAnalysis.ts"
import { failOnDefect } from "../work/failOnDefect.ts"
import { reactor } from "../work/reactor.ts"

export const analyse = reactor({
  name: "analyse",
  subjects: ["evt.run.>"],
  starts: "log",
  // The consumer also delivers the run's own events, which must not wait behind the run. Only one run is open at a time.
  concurrency: 64,
  on: ["RunStarted", "RunRetried"],
  react: (_, commit) =>
    runAnalysis(commit).pipe(
      failOnDefect("analyse", { _tag: "FailRun", reason: "internal-fault" }, commit),
      Effect.asVoid,
      // The run was cancelled or retried. Batches that it has read stay read.
      Effect.catchTag("RunRefused", () => Effect.void)
    )
})
