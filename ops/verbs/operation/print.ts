/** Prints for the command line: answers on standard output, progress on standard error. */
import { Console, Effect, Stream } from "effect"

/** `--json`: one JSON value a line, for scripts. */
export const answer = (json: boolean, value: unknown, sentence: string) =>
  Console.log(json ? JSON.stringify(value) : sentence)

/** Prints a line for each value. For an empty list, a person gets a sentence, and a script gets no line. */
export const answerEach =
  <A>(json: boolean, lineOf: (value: A) => string, none: string) =>
  <E, R>(values: Stream.Stream<A, E, R>) =>
    values.pipe(
      Stream.tap((value) => answer(json, value, lineOf(value))),
      Stream.runCount,
      Effect.flatMap((count) => (count > 0 || json ? Effect.void : Console.log(none)))
    )

/** A progress bar, redrawn in place. It is drawn only on a terminal. */
export const progressBar = (label: string, of: number) => {
  const began = Date.now()
  const show = process.stderr.isTTY === true
  const width = 30
  return {
    at: (done: number) =>
      Effect.sync(() => {
        if (!show) return
        const share = of === 0 ? 1 : Math.min(done / of, 1)
        const rate = done / Math.max((Date.now() - began) / 1000, 0.001)
        const left = rate === 0 ? "" : `, ${Math.ceil((of - done) / rate)} s left`
        const bar = "█".repeat(Math.round(share * width)).padEnd(width, "░")
        process.stderr.write(`\r${label} ${bar} ${done} of ${of} (${Math.round(rate)}/s${left})\u001b[K`)
      }),
    end: Effect.sync(() => {
      if (show) process.stderr.write("\r\u001b[K")
    })
  }
}

/** A number with its noun: `1 commit`, `2,000 commits`. */
export const withNoun = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`
