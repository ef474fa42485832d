/** Looks at what is known when a person starts a run, and proposes tasks. People decide; this never does. */
import { Effect } from "effect"
import { runAnalysis } from "./runAnalysis.ts"
import { failOn } from "../work/fault.ts"
import { reactor } from "../work/reactor.ts"

export const analyse = reactor({
  name: "analyse",
  subjects: ["evt.run.>"],
  starts: "log",
  // What it records itself comes by here too, and must not wait; there is one open run at a time.
  concurrency: 64,
  on: ["RunStarted", "RunRetried"],
  react: (_, commit) =>
    runAnalysis(commit).pipe(
      failOn("analyse", { _tag: "FailRun", reason: "internal-fault" }, commit),
      Effect.asVoid,
      // It was cancelled, or is another attempt's by now: what was read stays read.
      Effect.catchTag("RunRefused", () => Effect.void)
    )
})
